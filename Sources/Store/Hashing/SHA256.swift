import CCrypto

/// SHA-256 of bytes that come in pieces, by libcrypto.
///
/// Source: NIST, "Secure Hash Standard", FIPS 180-4 (2015).
@safe public struct SHA256: ~Copyable {
  private let context: OpaquePointer?
  private var isWhole: Bool

  /// A hash of no bytes yet.
  public init() {
    unsafe context = EVP_MD_CTX_new()
    isWhole = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Takes the bytes of a span.
  public mutating func update(_ bytes: Span<UInt8>) {
    let taken = unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    if taken != 1 { isWhole = false }
  }

  /// Takes the bytes of an array.
  public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  /// Takes the UTF-8 of a text.
  public mutating func update(_ text: String) { update(Array(text.utf8)) }

  /// The digest of all that was taken; the hash then starts anew.
  public mutating func finish() -> Digest {
    let digest = unsafe [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      var length: UInt32 = 0
      if unsafe EVP_DigestFinal_ex(context, buffer.baseAddress, &length) != 1 { isWhole = false }
      count = Int(length)
    }
    precondition(isWhole && digest.count == 32, "libcrypto refuses SHA-256: no memory, or a provider without it")
    isWhole = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    return Digest(bytes: digest)
  }

  /// The digest of some bytes.
  public static func digest(_ bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// The digest of a text's UTF-8.
  public static func digest(_ text: String) -> Digest { digest(Array(text.utf8)) }
}
