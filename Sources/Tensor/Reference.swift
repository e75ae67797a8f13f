// Reference implementations: every product and step in Double, in plain loops that can be checked by reading. Used only
// by tests and benchmarks, to check the kernels.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reference implementations in Double on row-major arrays. Shapes as in `DenseProducts.swift`.
public enum Reference {
  /// Y [B, O] = X [B, I] · Wᵀ [I, O] + b [O], followed by ReLU if `relu`.
  public static func forward(
    _ x: [Double], _ w: [Double], _ b: [Double], batch: Int, inputs: Int, outputs: Int, relu: Bool
  ) -> [Double] {
    var y = [Double](repeating: 0, count: batch * outputs)
    for n in 0..<batch {
      for o in 0..<outputs {
        var sum = b[o]
        for i in 0..<inputs { sum += x[n * inputs + i] * w[o * inputs + i] }
        y[n * outputs + o] = relu ? max(0, sum) : sum
      }
    }
    return y
  }

  /// dX [B, I] = dY [B, O] · W [O, I], zero where the gate [B, I] is not positive.
  public static func inputGradient(
    _ dy: [Double], _ w: [Double], gate: [Double]?, batch: Int, inputs: Int, outputs: Int
  ) -> [Double] {
    var dx = [Double](repeating: 0, count: batch * inputs)
    for n in 0..<batch {
      for i in 0..<inputs where gate.map({ $0[n * inputs + i] > 0 }) ?? true {
        for o in 0..<outputs { dx[n * inputs + i] += dy[n * outputs + o] * w[o * inputs + i] }
      }
    }
    return dx
  }

  /// dW [O, I] = dYᵀ [O, B] · X [B, I] and db [O] = Σ dY.
  public static func parameterGradient(
    _ dy: [Double], _ x: [Double], batch: Int, inputs: Int, outputs: Int
  ) -> (weights: [Double], bias: [Double]) {
    var dw = [Double](repeating: 0, count: outputs * inputs)
    var db = [Double](repeating: 0, count: outputs)
    for n in 0..<batch {
      for o in 0..<outputs {
        db[o] += dy[n * outputs + o]
        for i in 0..<inputs { dw[o * inputs + i] += dy[n * outputs + o] * x[n * inputs + i] }
      }
    }
    return (dw, db)
  }

  /// softmax(z) for one example's logits.
  public static func softmax(_ logits: [Double]) -> [Double] {
    let largest = logits.max() ?? 0
    let exponentials = logits.map { exp($0 - largest) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { $0 / sum }
  }

  /// −log softmax(z)[y] for one example.
  public static func crossEntropy(_ logits: [Double], label: Int) -> Double {
    let largest = logits.max() ?? 0
    return largest + log(logits.reduce(0) { $0 + exp($1 - largest) }) - logits[label]
  }

  /// Adam step `t`, counted from 1, for one parameter, following the paper's Algorithm 1, with decoupled weight decay.
  public static func adam(
    _ w: inout Double, _ g: Double, _ m: inout Double, _ v: inout Double, t: Int, learningRate: Double,
    beta1: Double, beta2: Double, epsilon: Double, weightDecay: Double
  ) {
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    let corrected1 = m / (1 - pow(beta1, Double(t)))
    let corrected2 = v / (1 - pow(beta2, Double(t)))
    w -= learningRate * weightDecay * w
    w -= learningRate * corrected1 / (corrected2.squareRoot() + epsilon)
  }

  /// The bilinear interpolation of a row-major image at (x, y), in pixels from the centre of its first pixel. Positions
  /// are clamped to the image without its last row and column.
  public static func interpolated(_ picture: [Double], width: Int, x: Double, y: Double) -> Double {
    let x = min(max(0, x), Double(width - 2))
    let y = min(max(0, y), Double(picture.count / width - 2))
    let (column, row) = (Int(x), Int(y))
    let (right, down) = (x - Double(column), y - Double(row))
    let first = row * width + column
    return (1 - down) * ((1 - right) * picture[first] + right * picture[first + 1])
      + down * ((1 - right) * picture[first + width] + right * picture[first + width + 1])
  }

  /// A row-major image in which every pixel except the outermost moves the fraction |share| of the way to the maximum
  /// of itself and its four neighbours, or to the minimum if `share` is negative.
  public static func thickened(_ picture: [Double], width: Int, share: Double) -> [Double] {
    var result = picture
    for row in 1..<picture.count / width - 1 {
      for column in 1..<width - 1 {
        let place = row * width + column
        let greys = [place, place - 1, place + 1, place - width, place + width].map { picture[$0] }
        let extreme = share > 0 ? greys.max() : greys.min()
        result[place] += abs(share) * (extreme! - picture[place])
      }
    }
    return result
  }
}
