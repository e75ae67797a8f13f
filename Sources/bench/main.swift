import Glibc
import IDX
import MLP
import Random
import Storage
import Tensor

func now() -> Double {
  var t = timespec(); clock_gettime(CLOCK_MONOTONIC, &t); return Double(t.tv_sec) + Double(t.tv_nsec) * 1e-9
}
let dir = "/tmp/mnist-unpacked/"
func split(_ i: String, _ l: String) throws -> LabeledImages {
  try LabeledImages(
    images: IDXArray(loading: ByteBuffer(contentsOf: dir + i, limit: 1 << 30), limit: 1 << 30),
    labels: IDXArray(loading: ByteBuffer(contentsOf: dir + l, limit: 1 << 30), limit: 1 << 30))
}
let train = try split("train-images-idx3-ubyte", "train-labels-idx1-ubyte")
let test = try split("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
let args = CommandLine.arguments
let threads = Int(args[1])!, batch = Int(args[2])!, epochs = Int(args[3])!, lr = Double(args[4])!
let hidden = args[5].split(separator: ",").map { Int($0)! }
let seed = UInt64(args[6])!
let engine = Engine(threads: threads)
var g = SeededGenerator(seed: seed)
var options = TrainingOptions()
options.epochs = epochs; options.batchSize = batch; options.learningRate = lr; options.seed = seed
if args.count > 7 { options.schedule = LearningRateSchedule(rawValue: args[7])! }
if args.count > 8 { options.weightDecay = Double(args[8])! }
var trainer = Trainer(
  Network(layerSizes: [784] + hidden + [10], using: &g), on: train, options: options, engine: engine)
var t = now(), sum = 0.0, n = 0, correct = 0
var line = ""
while let r = try trainer.next() {
  sum += r.lossSum; n += r.count; correct += r.correct
  if r.endsEpoch {
    line +=
      String((now() - t).description.prefix(5)) + "s " + String((sum / Double(n)).description.prefix(6)) + " ";
    t = now(); sum = 0; n = 0; correct = 0
  }
}
t = now()
let e = Evaluation(of: trainer.network, on: test, engine: engine)
print(
  args.dropFirst().joined(separator: " "), line, "test", e.accuracy, "eval",
  String((now() - t).description.prefix(6)))
