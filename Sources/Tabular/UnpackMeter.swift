/// How much of a packed file was unpacked, held against the limits: of gzip and of zstd alike.
struct UnpackMeter {
  /// How many bytes were unpacked and may be given out.
  private(set) var unpacked: Int
  private let limits: Limits

  init(_ limits: Limits, unpacked: Int = 0) {
    self.limits = limits
    self.unpacked = unpacked
  }

  /// Counts unpacked bytes while so many compressed ones have been read: how many of them may be given out, and the limit that they pass.
  ///
  /// It goes by what was read in whole chunks, not by what the library has used, so that where a bomb stops depends on the file alone.
  mutating func count(_ produced: Int, ofRead compressed: Int) -> (allowed: Int, passed: UnpackLimit?) {
    let (product, overflows) = limits.maxRatio.multipliedReportingOverflow(by: compressed)
    let most = min(limits.maxUnpackedBytes, max(limits.ratioFreeBytes, overflows ? .max : product))
    let allowed = min(produced, max(0, most - unpacked))
    unpacked += allowed
    if allowed == produced { return (allowed, nil) }
    return (allowed, most == limits.maxUnpackedBytes ? .size(most) : .ratio(limits.maxRatio))
  }
}

/// A limit that unpacking passed.
public enum UnpackLimit: Equatable, Sendable {
  /// More bytes out per byte in than this.
  case ratio(Int)
  /// More bytes out than this.
  case size(Int)

  /// The word for it in run.json.
  var code: String {
    switch self {
    case .ratio: "ratio_limit"
    case .size: "size_limit"
    }
  }

  /// What is wrong.
  var words: String {
    switch self {
    case .ratio(let limit): "the file unpacks to more than \(limit) times its size"
    case .size(let limit): "the file unpacks to more than \(limit) bytes"
    }
  }
}
