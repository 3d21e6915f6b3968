/// The text with everything spelt by number that could drive a terminal or hide in it: control characters (C0 with the line feed, DEL, C1),
/// invisible ones, what turns the direction of writing, line and paragraph separators, and what Unicode leaves to others.
///
/// For whatever people read; data are written as they are. A backslash stays one, so this is to be read, not to be read back.
///
///     printable("Shoe\u{1b}[2J")    // Shoe\u{1b}[2J, in letters
public func printable(_ text: String) -> String {
  var printable = ""
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      printable += "\\u{\(String(scalar.value, radix: 16))}"
    default: printable.unicodeScalars.append(scalar)
    }
  }
  return printable
}
