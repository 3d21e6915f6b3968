import Foundation
import Marketplace

/// Readers of single values that several parts of the pipeline file share.
extension SettingsValue {
  /// The name of a marketplace or a programme: it stands in paths, in published columns and in `--set`.
  static func isName(_ text: String) -> Bool {
    let letters = text.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95
    }
    return letters && (1...64).contains(text.utf8.count) && text.utf8.first != 45 && text.utf8.first != 95
  }

  /// A text with something in it, in Unicode's form NFC, without blanks around it.
  func word(_ wanted: String) -> String? {
    guard let text = text() else { return nil }
    let trimmed = text.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !trimmed.isEmpty, !trimmed.unicodeScalars.contains("\0") else {
      fail(.malformed(text, wanted: wanted))
      return nil
    }
    return trimmed
  }

  /// A path below the data root, without `.` and doubled slashes.
  func pathBelowDataRoot() -> String? {
    guard let text = word("a path below the data root") else { return nil }
    let parts = text.split(separator: "/")
    guard !text.hasPrefix("/"), !parts.contains("..") else {
      fail(.leavesDataRoot(text))
      return nil
    }
    let kept = parts.filter { $0 != "." }
    guard !kept.isEmpty else {
      fail(.malformed(text, wanted: "a path below the data root"))
      return nil
    }
    return kept.joined(separator: "/")
  }

  /// A path relative to the pipeline file's folder, or an absolute one.
  func settingsPath(folder: String) -> SettingsPath? {
    guard let text = word("a path") else { return nil }
    let path = SettingsPath(written: text, resolved: text.hasPrefix("/") || folder.isEmpty ? text : "\(folder)/\(text)")
    guard faults.exists(path.resolved) else {
      fail(.noSuchFile(path.resolved))
      return nil
    }
    return path
  }

  /// A separator: one character of ASCII that is no letter, no digit and no line end. `tab` and `\t` mean the tab.
  func separator() -> UInt8? {
    guard let text = text() else { return nil }
    if text == "tab" || text == "\\t" { return 9 }
    let bytes = Array(text.utf8)
    let isAlphanumeric = bytes.first.map { (48...57).contains($0) || (65...90).contains($0 & 0xDF) } ?? true
    guard bytes.count == 1, !isAlphanumeric, bytes[0] == 9 || (32...126).contains(bytes[0]) else {
      fail(.malformed(text, wanted: "one separator of ASCII such as ; or tab"))
      return nil
    }
    return bytes[0]
  }

  /// A country by its two letters.
  func country() -> CountryCode? {
    guard let text = text() else { return nil }
    guard let code = CountryCode(field: Array(text.utf8).span), code.description == text else {
      fail(.malformed(text, wanted: "a country's two capital letters of ISO 3166-1, such as IT"))
      return nil
    }
    return code
  }
}
