// The presets of `digits train`. Their figures stand in the README, with seeds and times; each was chosen on images
// held back from MNIST's training set.

extension TrainOptions {
  static var presets: Presets<Self> {
    Presets(
      list: [
        Preset(
          name: "quick", summary: "About a second on two cores, for a first look.",
          options: "--hidden 256,64"),
        Preset(
          name: "good", summary: "Within a minute, for most uses.",
          options: "--hidden 800,400 --learning-rate 0.004 --augment elastic --epochs 20"),
        Preset(
          name: "best", summary: "Within an hour, for the fewest errors.",
          options:
            "--hidden 1600,1000,500 --ensemble 3 --batch-size 256 --learning-rate 0.002 --augment elastic --augment-fade 0.2 --dropout 0.1 --epochs 120"
        ),
      ], field: \.preset)
  }
}
