// Reads the number in each picture that is named on the command line, and says where it is not sure of a digit:
//
//     swift run --package-path Tests/ReadPictures ReadPictures Data/img_7.pgm Data/number_2035.png

import DigitReader
import Foundation

let reader = HandwritingReader()
for path in CommandLine.arguments.dropFirst() {
  do {
    let picture = try Data(contentsOf: URL(fileURLWithPath: path))
    let number = try reader.number(in: picture)
    print("\(path): \(number.text)")
    for digit in number.lines.flatMap(\.digits) {
      if let doubt = digit.doubt { print("  \(doubt)") }
    }
  } catch let failure as HandwritingReader.Failure {
    print("\(path): \(failure)")
  }
}
