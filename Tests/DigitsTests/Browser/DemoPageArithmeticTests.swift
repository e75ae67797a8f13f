// What the page computes beside a reading: sums taken apart, damage, splits, words at their limits, colours. On numbers
// small enough to know the answer, and on a network whose pictures are wider than high.

import Foundation
import MLP
import Random
import Tensor
import Testing

extension DemoPageTests {
  /// A network of pictures of 9 x 7 pixels, padded and not, pooled and not.
  struct WidePictures {
    private let page: (workplace: Workplace, browser: Browser)
    private let patterns = Patterns(classes: 4, width: 9, height: 7)

    init() throws {
      page = try openedPage("export wide.safetensors demo.html") { workplace in
        try workplace.put(Self.weights(), at: "wide.safetensors")
      }
      try page.browser.run(
        """
        globalThis.field = Uint8Array.of(\(patterns.picture(3, number: 8).map(String.init).joined(separator: ",")));
        globalThis.wide = page.network;
        globalThis.told = wide.read(field);
        """)
    }

    private static func weights() throws -> [UInt8] {
      let architecture = try #require(
        Architecture(
          image: Volume(height: 7, width: 9, channels: 1),
          blocks: [
            ConvolutionBlock(filters: 3, kernelSize: 3, padding: .same, isPooled: false),
            ConvolutionBlock(filters: 5, kernelSize: 3, padding: .same),
          ], widths: [8, 6, 4]))
      var generator = SeededGenerator(seed: 3)
      let drawn = Network(architecture, using: &generator).tensors
      let layers = drawn.layers.map { layer in
        LayerTensors.Layer(
          weight: layer.weight, bias: .init(layer.bias.map { _ in generator.uniform(-0.3, 0.3) }))
      }
      return LayerTensors(architecture, layers: layers).safetensors(
        metadata: ["dataset": "fashion-mnist", "image_width": "9", "image_height": "7"]
      ).encoded()
    }

    @Test func `reads as the program reads`() throws {
      for label in 0..<4 {
        try page.workplace.put(patterns.pgm(label), at: "\(label).pgm")
        let run = try page.workplace.digits("predict --json --model wide.safetensors \(label).pgm")
        let expected = try #require(JSONOutput(run.output).members["probabilities"] as? [Double])
        let pixels = patterns.picture(label, number: 1_000).map(String.init).joined(separator: ",")
        let found: [Double] = try page.browser.evaluate(
          "[...page.network.read(Uint8Array.of(\(pixels))).probabilities]")
        let areNear = zip(found, expected).allSatisfy { abs($0 - $1) <= 1e-5 }
        #expect(found.count == 4 && areNear, "\(found) \(expected)")
        #expect(expected.max()! < 0.99)
      }
    }

    @Test func `evidence is the gradient times the input`() throws {
      let worst: Double = try page.browser.evaluate(
        """
        (() => {
          const evidence = wide.evidence(told, 1, 2);
          const inputs = told.values[0];
          const margin = (pixel, step) => {
            const logits = wide.forward(inputs.map((value, i) => (i === pixel ? value * (1 + step) : value))).values.at(-1);
            return logits[1] - logits[2];
          };
          const errors = [...inputs.keys()].map((pixel) =>
            Math.abs((margin(pixel, 1e-6) - margin(pixel, -1e-6)) / 2e-6 - evidence[pixel]));
          return Math.max(...errors) / Math.max(...evidence.map(Math.abs));
        })()
        """)
      #expect(worst < 1e-4)
    }

    @Test func `each unit's sum is taken apart into what it sees`() throws {
      let wrong: [String] = try page.browser.evaluate(
        """
        (() => {
          const wrong = [];
          const check = (isRight, ...what) => { if (!isRight) wrong.push(what.join(" ")); };
          const near = (a, b) => Math.abs(a - b) < 1e-9;
          wide.layers.forEach((layer, k) => {
            const [, high, across] = wide.shapes[k];
            for (let unit = 0; unit < (layer.filters ?? layer.outputs); unit += 1) {
              const {weights, bias, inputs, given, terms, sum, place} = explain(wide, told, k, unit);
              const area = told.values[k + 1].length / (layer.filters ?? layer.outputs);
              const own = told.values[k + 1].slice(unit * area, (unit + 1) * area);
              const output = k === 4 ? sum : Math.max(sum, 0);
              check(near(output, Math.max(...own)), "output", k, unit, output, Math.max(...own));
              check(near(terms.reduce((a, b) => a + b, bias), sum), "sum", k, unit);
              terms.forEach((term, i) => check(near(term, weights[i] * given[i]), "term", k, unit, i));
              given.forEach((value, i) => check(value === (told.values[k][inputs[i]] ?? 0), "given", k, unit, i));
              if (!place) continue;
              // The sum at that place, from the file's order of the weights.
              let expected = layer.bias[unit];
              for (let c = 0; c < layer.input[0]; c += 1) {
                for (let i = 0; i < 3; i += 1) {
                  for (let j = 0; j < 3; j += 1) {
                    const [y, x] = [place.row + i - layer.border, place.column + j - layer.border];
                    if (y < 0 || y >= high || x < 0 || x >= across) continue;
                    expected += layer.weights[((unit * layer.input[0] + c) * 3 + i) * 3 + j]
                      * told.values[k][(c * high + y) * across + x];
                  }
                }
              }
              check(near(expected, sum), "place", k, unit, expected, sum);
            }
          });
          return wrong;
        })()
        """)
      #expect(wrong == [])
    }

    @Test func `listeners are told what a unit adds to them`() throws {
      let wrong: [String] = try page.browser.evaluate(
        """
        (() => {
          const wrong = [];
          for (const k of [1, 2, 3]) {
            const units = wide.layers[k].filters ?? wide.layers[k].outputs;
            for (let unit = 0; unit < units; unit += 1) {
              const area = told.values[k + 1].length / units;
              const {units: told6, isAdded} = listeners(wide, told, k, unit);
              const own = told.values[k + 1].subarray(unit * area, (unit + 1) * area);
              if (isAdded !== own.some((value) => value > 0)) wrong.push(`added ${k} ${unit}`);
              if (!isAdded) continue;
              const without = told.values[k + 1].map((v, i) => (i >= unit * area && i < (unit + 1) * area ? 0 : v));
              const values = told.values.map((v, i) => (i === k + 1 ? without : v));
              const count = wide.layers[k + 1].outputs;
              const all = Array.from({length: count}, (_, other) =>
                explain(wide, told, k + 1, other).sum - explain(wide, {...told, values}, k + 1, other).sum);
              for (const {unit: other, amount} of told6) {
                if (Math.abs(amount - all[other]) > 1e-9) wrong.push(`amount ${k} ${unit} ${other}`);
              }
              const largest = all.map(Math.abs).sort((a, b) => b - a).slice(0, 6).filter((size) => size > 0);
              if (told6.map(({amount}) => Math.abs(amount)).some((size, i) => Math.abs(size - largest[i]) > 1e-9)
                || told6.length !== largest.length) wrong.push(`order ${k} ${unit}`);
            }
          }
          // To a filter a map adds at many places: it counts for it by the sum of its weights.
          const {units, isAdded} = listeners(wide, told, 0, 2);
          const sums = Array.from({length: 5}, (_, f) =>
            Array.from({length: 9}, (_, i) => wide.layers[1].weights[(f * 3 + 2) * 9 + i]));
          const sizes = sums.map((weights) => Math.abs(weights.reduce((sum, w) => sum + w, 0)));
          if (isAdded || units.length !== 5) wrong.push("a map adds");
          units.forEach(({unit, amount, size}, place) => {
            if (Math.abs(amount - sums[unit].reduce((a, b) => a + b)) > 1e-9) wrong.push(`map ${unit}`);
            if (Math.abs(size - [...sizes].sort((a, b) => b - a)[place]) > 1e-9) wrong.push(`map order ${unit}`);
          });
          if (listeners(wide, told, 4, 0).units.length !== 0) wrong.push("a class has listeners");
          return wrong;
        })()
        """)
      #expect(wrong == [])
    }

    @Test func `inputs, units and layers have their names`() throws {
      let names: [String] = try page.browser.evaluate(
        """
        [inputName(wide, 0, 2 * 9 + 4), inputName(wide, 1, (2 * 7 + 5) * 9 + 8), inputName(wide, 2, (4 * 3 + 2) * 4 + 3),
          inputName(wide, 3, 7), unitName(wide, 1, 4, page.names), unitName(wide, 3, 0, page.names),
          unitName(wide, 4, 2, page.names), layerTitle(wide, 1), layerTitle(wide, 2), layerTitle(wide, 3)]
        """)
      #expect(
        names == [
          "pixel in row 3, column 5", "map 3, row 6, column 9", "map 5, row 3, column 4", "unit 8",
          "Filter 5 of layer 2", "Unit 1 of hidden layer 2", "2", "Feature maps 2", "Hidden layer 1",
          "Hidden layer 2",
        ])
      let words: [String] = try page.browser.evaluate(
        "[...document.querySelectorAll('#panels figcaption span')].map((word) => word.textContent)")
      #expect(words.contains("3 maps of 7 × 9") && words.contains("5 maps of 3 × 4"), "\(words)")
    }
  }

  /// Arithmetic on numbers of which one knows the answer.
  struct Arithmetic {
    private let browser: Browser

    init() throws { browser = try openedPage().1 }

    @Test func `an answer is doubted below its limits and not at them`() throws {
      let kinds: [String] = try browser.evaluate(
        """
        [[0.75, 0.25], [0.7499, 0.2501], [0.5, 0.25], [0.5, 0.2499], [0.9996, 0.0004], [0.9995, 0.0005]].map(([p, q]) => {
          const reading = {probabilities: [q, 0, p], ranking: [2, 0, 1]};
          const {kind, glyph, remark} = verdictOf({isEmpty: false, reading}, ["0", "1", "2"], "digit", 0.75);
          return `${kind} ${glyph} ${remark}`;
        })
        """)
      #expect(
        kinds == [
          "sure 2 75.00 % sure, followed by 0 (25.00 %).",
          "unsure 2? 2 is the most likely with 74.99 %, followed by 0 (25.01 %).",
          "unsure 2? 2 is the most likely with 50.00 %, followed by 0 (25.00 %).",
          "none ? No class is likely enough: 2 has 50.00 %, followed by 0 (24.99 %).", "sure 2 99.96 % sure.",
          "sure 2 99.95 % sure, followed by 0 (0.05 %).",
        ])
      let shares: [String] = try browser.evaluate("[1, 0.99999, 0.99995, 0.9999, 0].map(percent)")
      #expect(shares == ["100.00 %", "99.99 %", "99.99 %", "99.99 %", "0.00 %"])
      let signs: [String] = try browser.evaluate("[1.2345, -1.2346, -0.0004, 0].map(signed)")
      #expect(signs == ["+1.234", "−1.235", "+0.000", "+0.000"])
    }

    @Test func `each fifth drawing of a digit is held back`() throws {
      let splits: [[Int]] = try browser.evaluate(
        """
        [[7], [7, 1], [7, 7, 7, 7, 1, 7, 7], [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]].flatMap((labels) => {
          const collection = new Collection(10, [28, 28]);
          collection.drawings = labels.map((label, id) => ({label, id}));
          const {train, test} = collection.splits;
          return [train, test].map((drawings) => drawings.map(({id}) => id));
        })
        """)
      #expect(
        splits == [
          [0], [0], [0], [1], [0, 1, 2, 3, 4, 6], [5], [0, 1, 2, 3, 4, 5, 6, 7, 10], [8, 9],
        ])
    }

    @Test func `weights are broken by as much as it says`() throws {
      // Two layers of [2, 5] and [2, 2] with their biases.
      let broken: [[Double]] = try browser.evaluate(
        """
        (() => {
          const values = Float32Array.of(1, -2, 3, -4, 5, 0, 7, -8, 9, 10, 0.5, -0.5, 1, 2, -3, 4, 1, -1);
          const network = new Network(
            [{kind: "dense", inputs: 5, outputs: 2}, {kind: "dense", inputs: 2, outputs: 2}], [5, 1], values);
          const none = {noise: 0, pruned: 0, bits: 32, withoutBias: false, silent: -1};
          const changes = [{}, {pruned: 0.5}, {bits: 3}, {withoutBias: true}, {silent: 1}, {silent: 0}, {noise: 0.1}, {noise: 0.2}, {pruned: 0.99}];
          return changes.map((change) => [...damaged(values, network, {...none, ...change})]);
        })()
        """)
      let whole: [Double] = [1, -2, 3, -4, 5, 0, 7, -8, 9, 10, 0.5, -0.5, 1, 2, -3, 4, 1, -1]
      #expect(broken[0] == whole)
      // Of ten weights the five smallest, of four the two.
      #expect(broken[1] == [0, 0, 0, 0, 5, 0, 7, -8, 9, 10, 0.5, -0.5, 0, 0, -3, 4, 1, -1])
      // Steps of a third of each unit's greatest: 5 / 3 and 10 / 3, 2 / 3 and 4 / 3.
      let thirds: [Double] = [5, -5, 10, -10, 15, 0, 20, -20, 30, 30, 1.5, -1.5, 4, 6, -8, 12, 3, -3]
      #expect(zip(broken[2], thirds).allSatisfy { abs($0 * 3 - $1) < 1e-5 }, "\(broken[2])")
      func zeroed(_ places: [Int]) -> [Double] {
        whole.enumerated().map { places.contains($0.offset) ? 0 : $0.element }
      }
      #expect(broken[3] == zeroed([10, 11, 16, 17]))
      // Of so few weights 99 % would be all: the greatest stays.
      #expect(broken[8] == zeroed([0, 1, 2, 3, 4, 6, 7, 8, 12, 13, 14]))
      #expect(broken[4] == zeroed(Array(12..<18)))
      #expect(broken[5] == zeroed(Array(0..<12)))
      // Noise is the same each time and twice as much, by the size of its layer's weights, and none where none was.
      for place in [5, 10, 11, 16, 17] { #expect(broken[6][place] == whole[place]) }
      var squares = 0.0
      for place in [0, 1, 2, 3, 4, 6, 7, 8, 9] {
        let (once, twice) = (broken[6][place] - whole[place], broken[7][place] - whole[place])
        #expect(abs(twice - 2 * once) < 1e-5 && once != 0)
        squares += once * once
      }
      // The mean square of the first layer's weights is 34.9.
      #expect((0.2...2).contains((squares / 9 / (0.01 * 34.9)).squareRoot()))
      let moments: [Double] = try browser.evaluate(
        """
        (() => {
          const bell = bellNumbers(7);
          const numbers = Array.from({length: 20000}, bell);
          const mean = (power) => numbers.reduce((sum, x) => sum + x ** power, 0) / numbers.length;
          return [mean(1), mean(2), mean(4)];
        })()
        """)
      #expect(abs(moments[0]) < 0.03 && abs(moments[1] - 1) < 0.05 && abs(moments[2] - 3) < 0.3, "\(moments)")
    }

    @Test func `the correction follows the slope of its loss`() throws {
      let found: [[Double]] = try browser.evaluate(
        """
        (() => {
          const layer = Float64Array.of(0.3, -0.2, 0.5, 0.1, 0.7, -0.4, 0.2, -0.1, 0.05);
          const examples = [{x: [1, 2], label: 0, share: 0.5}, {x: [-1, 0.5], label: 2, share: 0.5}, {x: [3, 1], logits: [0.5, -1, 2], share: 1}];
          const loss = (weights) => examples.reduce((sum, {x, label, logits, share}) => {
            const found = logitsOf(weights, x, 3);
            const squares = (logits ?? []).reduce((all, logit, o) => all + (found[o] - logit) ** 2, 0);
            return sum + share * (logits ? squares / 2 : -Math.log(softmax(found)[label]));
          }, 0);
          const {gradient} = slopes(layer, examples, 3);
          const differences = [...layer.keys()].map((i) =>
            (loss(layer.map((w, k) => (k === i ? w + 1e-6 : w))) - loss(layer.map((w, k) => (k === i ? w - 1e-6 : w)))) / 2e-6);
          const isLearnt = (size) => Number(slopes(Float64Array.of(size, 0, 0, 0), [{x: [1], label: 0, share: 1}], 2).isLearnt);
          return [[...gradient], differences, [isLearnt(Math.log(8.9)), isLearnt(Math.log(9.1))]];
        })()
        """)
      #expect(zip(found[0], found[1]).allSatisfy { abs($0 - $1) < 1e-7 }, "\(found)")
      #expect(found[2] == [0, 1])
    }

    @Test func `cells are painted in the colour and strength of their numbers`() throws {
      let cells: [[Int]] = try browser.evaluate(
        """
        (() => {
          const colors = {paper: [0, 0, 0], ink: [9, 9, 9], for: [200, 0, 0], against: [0, 100, 0], unit: [0, 0, 80]};
          const pixels = (paint) => {
            const canvas = document.createElement("canvas");
            paint(canvas);
            return [canvas.width, ...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data];
          };
          return [
            pixels((canvas) => paintSigned(canvas, [4, -4, 1, -1, 0], 3, colors)),
            pixels((canvas) => paintActivity(canvas, [4, 1, 0, NaN], 2, 4, colors)),
          ];
        })()
        """)
      let signed = [
        3, 200, 0, 0, 255, 0, 100, 0, 255, 100, 0, 0, 255, 0, 50, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255,
      ]
      #expect(cells[0] == signed)
      let active = [2, 0, 0, 80, 255, 0, 0, 40, 255, 0, 0, 0, 255, 0, 0, 0, 0]
      #expect(cells[1] == active)
      // Three pictures of 1 x 2 in rows of two, with a gap; and the units of a layer.
      let tiles: [[Double]] = try browser.evaluate(
        """
        (() => {
          const {values, columns} = tiled([1, 2, 3, 4, 5, 6], 3, 1, 2);
          const units = pictured([1, 2, 3, 4, 5], [5]);
          const single = pictured([1, 2, 3, 4, 5, 6], [1, 2, 3]);
          return [[columns, ...[...values].map((value) => (Number.isNaN(value) ? -1 : value))],
            [units.columns, ...units.values], [single.columns, ...single.values]];
        })()
        """)
      #expect(tiles[0] == [5, 1, 2, -1, 3, 4, -1, -1, -1, -1, -1, 5, 6, -1, -1, -1])
      #expect(tiles[1] == [3, 1, 2, 3, 4, 5] && tiles[2] == [3, 1, 2, 3, 4, 5, 6])
    }

    @Test func `archives and arrays have their bytes in order`() throws {
      let sum: Double = try browser.evaluate("crc32(new TextEncoder().encode('123456789'))")
      #expect(sum == 0xCBF4_3926)
      let bytes: [Int] = try browser.evaluate("[...idx([2, 258, 1], [7, 8, 9])]")
      #expect(bytes == [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 1, 2, 0, 0, 0, 1, 7, 8, 9])
      let places: [Int] = try browser.evaluate(
        """
        (() => {
          const bytes = zip([["a", Uint8Array.of(1, 2, 3)], ["bc", Uint8Array.of(4)]]);
          const view = new DataView(bytes.buffer);
          const end = bytes.length - 22;
          const directory = view.getUint32(end + 16, true);
          const second = directory + 46 + 1;
          return [bytes.length, view.getUint16(end + 10, true), view.getUint32(end + 12, true), directory,
            view.getUint32(directory + 42, true), view.getUint32(second + 42, true), view.getUint32(second + 20, true),
            view.getUint16(second + 28, true), view.getUint32(second + 16, true)];
        })()
        """)
      #expect(places.prefix(8) == [184, 2, 95, 67, 0, 34, 1, 2])
      #expect(places[8] == 0xD56F_2B94)
    }
  }
}
