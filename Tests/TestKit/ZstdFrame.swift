import CZstd

/// One frame of zstd, with a block or more for each part.
///
/// - Parameters:
///   - hasChecksum: whether the frame ends with one.
///   - windowLog: the window in bits, whatever the size; 0: what the library takes.
public func zstdFrame(_ parts: [UInt8]..., level: Int32 = 3, hasChecksum: Bool = true, windowLog: Int32 = 0) -> [UInt8] {
  let context = unsafe ZSTD_createCCtx()
  defer { unsafe ZSTD_freeCCtx(context) }
  unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
  unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, hasChecksum ? 1 : 0)
  if windowLog > 0 {
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_enableLongDistanceMatching, 1)
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, windowLog)
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0)
  }
  var packed: [UInt8] = []
  func add(_ bytes: [UInt8], _ directive: ZSTD_EndDirective) {
    var room = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count) + 64)
    let count = unsafe bytes.withUnsafeBytes { source in
      unsafe room.withUnsafeMutableBytes { target in
        var from = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
        var into = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
        _ = unsafe ZSTD_compressStream2(context, &into, &from, directive)
        return unsafe into.pos
      }
    }
    packed += room[..<count]
  }
  for part in parts.dropLast() { add(part, ZSTD_e_flush) }
  // Not told the size beforehand, the library does not shrink the window to it.
  if windowLog > 0 { add(parts.last ?? [], ZSTD_e_flush) }
  add(windowLog > 0 ? [] : parts.last ?? [], ZSTD_e_end)
  return packed
}
