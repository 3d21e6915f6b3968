import Text

/// The stable id of a candidate (R18): C and 16 base-32 characters of SHA-256 of marketplace, listing and brand, with the byte 0x1F
/// between them. `sha256` gives the 32 bytes of the digest.
public func candidateID(marketplace: String, listing: String, brand: String, sha256: ([UInt8]) -> [UInt8]) -> String {
  let text = Array(marketplace.utf8) + [0x1F] + Array(listing.utf8) + [0x1F] + Array(brand.utf8)
  // Ten bytes are just sixteen characters.
  return "C" + base32(Array(sha256(text).prefix(10)))
}
