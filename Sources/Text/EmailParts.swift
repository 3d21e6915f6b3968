/// The parts of an e-mail address by which sellers are compared.
public struct EmailParts: Equatable, Sendable {
  /// What stands before the @, in small letters, without a plus tag and without dots: mail servers commonly ignore both.
  public var local: [UInt8]
  /// What stands after the @, in small letters.
  public var domain: [UInt8]

  /// The parts of an address; nil for a text that is none.
  public init?(_ text: String) {
    let bytes = text.lowercased().utf8.filter { $0 > 32 }
    guard let at = bytes.lastIndex(of: 64), at > 0, at < bytes.count - 1 else { return nil }
    let tagged = bytes[..<at]
    let untagged = tagged.prefix { $0 != 43 }
    local = (untagged.isEmpty ? tagged : untagged).filter { $0 != 46 }
    domain = Array(bytes[(at + 1)...])
  }

  /// The domain without its last label, letters and digits only: what it spells.
  public var domainWord: [UInt8] {
    let labels = domain.split(separator: 46)
    return labels.dropLast().flatMap { $0 }.filter { $0 != 45 }
  }
}
