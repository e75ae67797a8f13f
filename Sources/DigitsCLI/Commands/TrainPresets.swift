// The presets of `digits train`, each selected on images held out from MNIST's training set. The README lists
// accuracies, seeds and times.

extension TrainOptions {
  static var presets: Presets<Self> {
    Presets(
      list: [
        Preset(
          name: "quick", summary: "About a second on two cores, for a first look.",
          options: "--hidden 256,64"),
        Preset(
          name: "good", summary: "Within a minute, for most uses.",
          options:
            "--filters 24,48 --kernel-size 5,3 --hidden 128 --learning-rate 0.004 --augment elastic --epochs 14"
        ),
        Preset(
          name: "best", summary: "Within an hour, for the fewest errors.",
          options:
            "--filters 32,32,64,64 --kernel-size 3 --pool-after 2,4 --hidden 256 --dropout 0.3 --learning-rate 0.003 --augment elastic --epochs 40"
        ),
      ], field: \.preset)
  }
}
