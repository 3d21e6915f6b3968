import Marketplace

/// An export whose header lacks a column that its source maps, or has it more than once.
struct MissingColumns: Error {
  var fault: HeaderFault
  /// Where the header, the file's record 1, begins in the unpacked file.
  var byteOffset: Int
}
