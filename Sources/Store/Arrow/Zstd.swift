import CZstd

/// Packs buffers by zstd, level 1, with the frame's checksum: a flipped bit is found when the buffer is read.
@safe final class ZstdPacker {
  private let context: OpaquePointer?
  private var scratch: [UInt8] = []

  init() {
    unsafe context = ZSTD_createCCtx()
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 1)
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { unsafe ZSTD_freeCCtx(context) }

  /// Appends the packed bytes of a buffer to `body`, and returns how many they are.
  func pack(_ bytes: Span<UInt8>, onto body: inout [UInt8]) throws(TableProblem) -> Int {
    let bound = ZSTD_compressBound(bytes.count)
    if scratch.count < bound { scratch = [UInt8](repeating: 0, count: bound) }
    let size = unsafe bytes.withUnsafeBytes { source in
      unsafe scratch.withUnsafeMutableBytes { target in
        unsafe ZSTD_compress2(context, target.baseAddress, target.count, source.baseAddress, source.count)
      }
    }
    guard ZSTD_isError(size) == 0 else { throw TableProblem(.unwritable("zstd has no memory to pack \(bytes.count) bytes")) }
    body.append(contentsOf: scratch[..<size])
    return size
  }
}

/// Unpacks buffers that nobody vouches for.
enum ZstdUnpacker {
  /// Unpacks the frame that begins at `start` of `packed` and has `size` bytes when unpacked, as numbers, of which the first `count` are kept.
  ///
  /// Before memory is set aside, the frame must say the same size itself, and that size must be within what its packed bytes can hold:
  /// zstd packs at best 128 KiB into 4 bytes.
  static func unpack<Number: BitwiseCopyable>(
    _ packed: [UInt8], from start: Int, size: Int, count: Int, as: Number.Type
  ) throws(TableProblem) -> [Number] {
    let frame = packed.span.extracting(start...)
    let width = MemoryLayout<Number>.stride
    let told = unsafe frame.withUnsafeBytes { unsafe ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
    guard size >= 0, told == UInt64(size), size / (128 << 10) <= frame.count / 4, count <= size / width else {
      throw TableProblem(damage: "a buffer tells a wrong size", at: start)
    }
    var unpacked = 0
    let capacity = (size + width - 1) / width
    let numbers = unsafe [Number](unsafeUninitializedCapacity: capacity) { target, initialized in
      unsafe unpacked = frame.withUnsafeBytes { source in
        unsafe ZSTD_decompress(target.baseAddress, size, source.baseAddress, source.count)
      }
      initialized = unpacked == size ? count : 0
    }
    guard unpacked == size else { throw TableProblem(damage: "a buffer cannot be unpacked, or its checksum is wrong", at: start) }
    return numbers
  }
}
