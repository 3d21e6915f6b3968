/// A list as it stands in one field: its entries joined by `|`, where `\|` is a bar of an entry and `\\` a backslash. Entries are not empty;
/// the empty text is the list of none.
///
///     joinedList(["aurora:A1", "baozi:a|b"])    // aurora:A1|baozi:a\|b
public func joinedList(_ entries: [String]) -> String {
  var joined: [UInt8] = []
  for (place, entry) in entries.enumerated() {
    if place > 0 { joined.append(bar) }
    for byte in entry.utf8 {
      if byte == bar || byte == backslash { joined.append(backslash) }
      joined.append(byte)
    }
  }
  return String(decoding: joined, as: UTF8.self)
}

/// The entries of a list that ``joinedList(_:)`` made.
public func splitList(_ text: String) -> [String] {
  var entries: [String] = []
  var entry: [UInt8] = []
  func end() {
    if !entry.isEmpty { entries.append(String(decoding: entry, as: UTF8.self)) }
    entry.removeAll()
  }
  var isEscaped = false
  for byte in text.utf8 {
    if isEscaped || (byte != bar && byte != backslash) {
      entry.append(byte)
      isEscaped = false
    } else if byte == bar {
      end()
    } else {
      isEscaped = true
    }
  }
  end()
  return entries
}

private let bar = UInt8(ascii: "|")
private let backslash = UInt8(ascii: "\\")
