// "Did you mean": suggests the known name that the user most likely meant. A suggestion must be within an edit
// distance of a third of its length; a wild guess is worse than none.

/// Option names from other programs, with the names used here; the first one that the command has is suggested.
private let habits = [
  "--layers": ["--hidden"], "--units": ["--hidden"], "--hidden-layers": ["--hidden"],
  "--neurons": ["--hidden"],
  "--val-split": ["--validation-split"], "--weights": ["--model"], "--checkpoint": ["--resume", "--model"],
  "--output": ["--model"], "--lr": ["--learning-rate"], "--dropout-rate": ["--dropout"],
  "--augmentation": ["--augment"], "-V": ["--version"], "-v": ["--version"], "version": ["--version"],
  "test": ["eval"], "validate": ["eval"], "fit": ["train"], "classify": ["predict"], "recognize": ["predict"],
  "read": ["predict"], "list": ["info"],
]

/// The one of `names` that `typed` most likely means: the equivalent of another program's name, see `habits`,
/// otherwise the nearest name; nil if none is near.
///
/// Ignores leading dashes and case. The order of preference is: the fewest typing mistakes, at most one in three
/// letters; a name that is a prefix or an extension of the typed one (`--batch`, `training`); a name with these
/// initials (`--lr`). The first of equals wins.
func suggestion(for typed: String, among names: [String]) -> String? {
  if let habit = habits[typed]?.first(where: names.contains) { return habit }
  let typed = bare(typed)
  let byMistakes = names.compactMap { name -> (name: String, mistakes: Int)? in
    let limit = max(1, min(bare(name).count, typed.count) / 3)
    guard abs(bare(name).count - typed.count) <= limit else { return nil }
    let mistakes = typingMistakes(typed, bare(name))
    return mistakes <= limit && mistakes < typed.count ? (name, mistakes) : nil
  }
  if let nearest = byMistakes.min(by: { $0.mistakes < $1.mistakes }) { return nearest.name }
  guard typed.count >= 2 else { return nil }
  return names.first { name in
    let name = bare(name)
    return typed.count >= 3 && (name.starts(with: typed) || typed.starts(with: name))
  } ?? names.first { initials(bare($0)) == typed }
}

private func bare(_ name: String) -> [Character] {
  Array(name.lowercased().drop { $0 == "-" })
}

private func initials(_ name: [Character]) -> [Character] {
  name.split(separator: "-").compactMap(\.first)
}

/// The number of letters to insert, delete, replace or swap with a neighbour to turn one word into the other: the
/// restricted Damerau-Levenshtein distance (optimal string alignment), which edits no letter twice.
///
/// Three rows of the table suffice, since a swap looks back two rows.
func typingMistakes(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
      row.append(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
