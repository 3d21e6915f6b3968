import Tabular

/// A file converted in memory.
struct Converted {
  var text = ""
  var rejects = ""
  var report = ConvertReport()
  var fault: ConvertFault?

  /// The lines of the output.
  var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
}

/// Converts bytes that come in pieces of `step`.
func convert(
  _ bytes: [UInt8], step: Int = .max, sniff: Bool = false, _ change: (inout ConvertSettings) -> Void = { _ in }
) -> Converted {
  convert(BytesSource(bytes, step: step), sniff: sniff, change)
}

/// Converts a source.
func convert(_ source: any ByteSource, sniff: Bool = false, _ change: (inout ConvertSettings) -> Void = { _ in }) -> Converted {
  var settings = ConvertSettings()
  var source = source
  if sniff {
    let head = FileHead(FileHead.unpacked(source), count: Sniffer.sampleBytes)
    settings = Sniffer.sniff(head).settings
    source = head
  }
  change(&settings)
  var result = Converted()
  var (output, rejects) = ([UInt8](), [UInt8]())
  do {
    let converter = try Converter(source, settings, output: { output += $0 }, rejects: { rejects += $0 })
    defer { result.report = converter.report }
    try converter.run()
  } catch {
    result.fault = error
  }
  result.text = String(decoding: output, as: UTF8.self)
  result.rejects = String(decoding: rejects, as: UTF8.self)
  return result
}

/// Converts text in UTF-8.
func convert(_ text: String, sniff: Bool = false, _ change: (inout ConvertSettings) -> Void = { _ in }) -> Converted {
  convert(Array(text.utf8), sniff: sniff, change)
}

/// A source that gives its bytes in two parts, and never more than it is asked for.
final class CutSource: ByteSource {
  private var parts: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8], cut: Int) { parts = [bytes[cut...], bytes[..<cut]].filter { !$0.isEmpty } }

  func read(into buffer: inout [UInt8], upTo count: Int) -> Int {
    guard let part = parts.popLast() else { return 0 }
    let given = part.prefix(count)
    if given.count < part.count { parts.append(part.dropFirst(given.count)) }
    buffer.replaceSubrange(0..<given.count, with: given)
    return given.count
  }
}
