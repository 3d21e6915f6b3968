import Marketplace

/// Which files below the data root are a marketplace's exports of a date: a path with `*`, `?` and one `{date}`.
///
/// `*` stands for any characters within one name and `?` for one of them; neither stands for the dot that hides a file.
public struct FilePattern: Hashable, Sendable {
  enum Token: Hashable, Sendable {
    case literal(Unicode.Scalar)
    case one
    case any
  }

  /// As it is written.
  public let text: String
  /// The names from the data root on, each a pattern with perhaps the date in it.
  let components: [String]

  /// The pattern of a text; nil where it is empty, holds no or several `{date}`, or other special characters.
  init?(_ text: String) {
    let pieces = Self.split(text)
    guard pieces.count == 2, !text.contains("**"), !pieces.joined().contains(where: { "{}[]\u{0}".contains($0) }) else { return nil }
    self.text = text
    components = text.split(separator: "/").map(String.init)
  }

  /// What stands around the dates of a text.
  static func split(_ text: String) -> [Substring] { text.split(separator: "{date}", omittingEmptySubsequences: false) }

  /// The place of the name that holds the date.
  var dateComponent: Int { components.firstIndex { $0.contains("{date}") } ?? 0 }

  /// A name's pattern as tokens, the date filled in.
  func tokens(_ component: Int, date: CalendarDate) -> [Token] {
    Self.tokens(Self.split(components[component]).joined(separator: date.description))
  }

  /// The dates that can be read out of a name by the component with the date in it.
  func dates(in name: String) -> [CalendarDate] {
    let scalars = Array(name.unicodeScalars)
    guard scalars.count >= 10 else { return [] }
    var found: [CalendarDate] = []
    for start in 0...(scalars.count - 10) {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[start..<(start + 10)])
      guard let date = CalendarDate(iso: String(text)), !found.contains(date),
        Self.matches(name, tokens(dateComponent, date: date))
      else { continue }
      found.append(date)
    }
    return found
  }

  static func tokens(_ text: String) -> [Token] {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "*": .any
      case "?": .one
      default: .literal(scalar)
      }
    }
  }

  /// The name that the tokens stand for, where they stand for one only.
  static func literal(_ tokens: [Token]) -> String? {
    var text = String.UnicodeScalarView()
    for token in tokens {
      guard case .literal(let scalar) = token else { return nil }
      text.append(scalar)
    }
    return String(text)
  }

  /// Whether a name is of the pattern. Its cost is at most the product of the two lengths.
  static func matches(_ name: String, _ tokens: [Token]) -> Bool {
    let scalars = Array(name.unicodeScalars)
    if scalars.first == ".", tokens.first != .literal(".") { return false }
    var at = 0
    var token = 0
    var retry: (token: Int, at: Int)?
    while at < scalars.count {
      if token < tokens.count {
        if tokens[token] == .any {
          retry = (token, at)
          token += 1
          continue
        }
        if tokens[token] == .one || tokens[token] == .literal(scalars[at]) {
          at += 1
          token += 1
          continue
        }
      }
      guard let last = retry else { return false }
      retry = (last.token, last.at + 1)
      at = last.at + 1
      token = last.token + 1
    }
    return tokens[token...].allSatisfy { $0 == .any }
  }
}
