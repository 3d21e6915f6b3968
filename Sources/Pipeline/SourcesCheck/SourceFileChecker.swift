import Foundation
import Marketplace
import Store
import Tabular

/// Looks at the beginning of one export: reads it as it is declared, and lets the sniffer find out how it is written.
struct SourceFileChecker {
  let source: SourceSettings
  let path: String
  let location: String
  let disk: Disk

  /// How many rows are read as declared.
  private static let rows = 20_000

  func check() -> SourceFileCheck {
    var check = SourceFileCheck(file: path)
    var header: [String]?
    do {
      header = try readAsDeclared(&check)
    } catch {
      check.problem = RunFault(error, reading: path, at: location).problem
      if let fault = error as? HeaderFault { header = fault.found }
    }
    sniff(&check, header)
    return check
  }

  /// Reads the first rows; gives the header.
  private func readAsDeclared(_ check: inout SourceFileCheck) throws -> [String] {
    let reader = try source.reader(of: ExportSource(path: location, disk: disk))
    let columns = try source.columns.resolve(header: reader.header, file: path)
    let builder = SegmentBuilder(columns: columns, formats: source.values.formats)
    var batch = RecordBatch()
    while builder.counts.rowsRead < Self.rows, try reader.next(&batch) {
      builder.add(batch)
      _ = (builder.takeListings(), builder.takeRejects())
    }
    let counts = builder.counts
    check.rows = counts.rowsRead
    check.rejected = RejectReason.all.compactMap { reason in
      counts.rejectedByReason[reason].map { (reason.code, $0) }
    }.sorted { $0.rows > $1.rows }
    if counts.rejected * 2 > counts.rowsRead {
      let reason = check.rejected.first?.reason ?? ""
      check.problem = "\(path): \(counts.rejected) of \(counts.rowsRead) rows would be rejected, most for \(reason)"
    }
    return reader.header
  }

  private func sniff(_ check: inout SourceFileCheck, _ header: [String]?) {
    guard let file = try? ExportSource(path: location, disk: disk) else { return }
    let packed = FileHead(file, count: 4)
    compression(packed.head, &check)
    let head = FileHead(FileHead.unpacked(packed, limits: source.limits), count: Sniffer.sampleBytes)
    let finding = Sniffer.sniff(head)
    let first = firstRecord(head.head, finding)
    guard !first.isEmpty else { return }
    check.found += finding.reasons
    encoding(head.head, finding, &check)
    dialect(finding, &check)
    let mapped = Set(source.columns.headers.values.map(ColumnMapping.headerName))
    let declared = (header ?? []).map(ColumnMapping.headerName)
    // Read as it is proposed the file may have another header; but one with a mapped name is the one.
    let isHeader = declared.count > 1 && (check.changes.isEmpty || declared.contains(where: mapped.contains))
    let names = isHeader ? declared : first.map(ColumnMapping.headerName)
    if finding.settings.headerRows == 0, !names.contains(where: mapped.contains) {
      // Its values are nobody's names, and a source is read by names.
      check.notes.append("the export has no header (\(finding.reason(.headerRows))): ask the marketplace for one with a header")
    } else {
      columns(names, mapped, &check)
    }
  }

  private func compression(_ bytes: [UInt8], _ check: inout SourceFileCheck) {
    let found = bytes.starts(with: [0x1F, 0x8B]) ? "gzip" : bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) ? "zstd" : "none"
    check.found.append("compression: \(found) (by the first bytes)")
    let declared = source.compression.rawValue
    guard declared == "gzip", found != "gzip" else { return }
    check.changes.append(.init(key: "compression", declared: declared, proposed: "auto", why: "the first bytes are not gzip's"))
  }

  private func encoding(_ bytes: [UInt8], _ finding: Sniffer.Finding, _ check: inout SourceFileCheck) {
    let declared = source.dialect.encoding
    let found = finding.settings.encoding
    let tells = bytes.contains { $0 >= 0x80 || $0 == 0 || $0 == 0x1B } || !EncodingWitness.fits(bytes, declared)
    // A mark tells the order where that is left open.
    let fills = [.utf16, .utf32].contains(declared) && ["le", "be"].contains { found == declared.rawValue + $0 }
    guard found != declared.rawValue, !fills, tells else { return }
    // A code page known by its form is what it is; others only look like it, and the declared one may as well.
    let isSure = (found.hasPrefix("utf-") && found != "utf-8") || found.hasPrefix("iso-2022-")
    guard isSure || !EncodingWitness.fits(bytes, declared) else { return }
    let known = TextEncoding(name: found) == nil ? "\(found), which sources cannot be read in" : found
    check.changes.append(.init(key: "encoding", declared: declared.rawValue, proposed: known, why: finding.reason(.encoding)))
  }

  private func dialect(_ finding: Sniffer.Finding, _ check: inout SourceFileCheck) {
    let declared = source.dialect
    let settings = finding.settings
    let found = settings.dialect
    func name(_ bytes: [UInt8]) -> String { bytes == [9] ? "tab" : String(decoding: bytes, as: UTF8.self) }
    func change(_ key: String, _ declared: String, _ proposed: String, _ subject: SniffedFact.Subject) {
      guard declared != proposed else { return }
      check.changes.append(.init(key: key, declared: declared, proposed: proposed, why: finding.reason(subject)))
    }
    // Sources are not read by runs of spaces, nor as they are drawn.
    if settings.width ?? 2 > 1, !found.joinsDelimiters, found.drawing == nil {
      change("delimiter", name(declared.delimiter), name(found.delimiter), .delimiter)
    }
    if let quote = found.quote, !(declared.quote == nil && quote == [UInt8(ascii: "\"")]) {
      change("quote", declared.quote.map(name) ?? "none", name(quote), .quote)
    }
    if let escape = found.escape { change("escape", declared.escape.name, Dialect.Escape.character(escape).name, .escape) }
    if let comment = found.comment { change("comment", declared.comment.map(name) ?? "", name(comment), .comment) }
    change("skip", "\(declared.skip)", "\(settings.skip)", .skip)
    if settings.headerRows > 0 { change("header_rows", "\(declared.headerRows)", "\(settings.headerRows)", .headerRows) }
    if finding.footerLines > 0 { change("footer_rows", "\(declared.footerRows)", "\(finding.footerLines)", .footer) }
    // In a source they are emptied in every column, so that what was declared is never proposed to be less.
    let words = settings.nullWords.filter { !declared.nullWords.contains(Array($0.utf8)) }
    if !words.isEmpty {
      let own = declared.nullWords.map { String(decoding: $0, as: UTF8.self) }
      change("null_words", own.joined(separator: ", "), (own + words).joined(separator: ", "), .nullWords)
    }
  }

  /// The header as the sniffer reads it; the first row where it finds none; nothing where there is neither.
  private func firstRecord(_ bytes: [UInt8], _ finding: Sniffer.Finding) -> [String] {
    var output: [UInt8] = []
    var settings = finding.settings
    settings.headerRows = max(1, settings.headerRows)
    settings.findsFooter = false
    guard let converter = try? Converter(BytesSource(bytes), settings, output: { output += $0 }, rejects: nil) else { return [] }
    try? converter.run()
    return (try? RecordReader(BytesSource(output), dialect: Dialect()))?.header ?? []
  }

  /// Mapped columns that are missing, and columns that are not mapped and may be.
  private func columns(_ names: [String], _ mapped: Set<String>, _ check: inout SourceFileCheck) {
    let free = names.filter { !mapped.contains($0) && !$0.isEmpty }
    guard !names.isEmpty else { return }
    var taken: Set<String> = []
    for column in ListingColumn.allCases {
      guard let name = source.columns.headers[column], !names.contains(ColumnMapping.headerName(name)) else { continue }
      let likely = LikelyColumns.header(for: name, in: free) ?? free.first { LikelyColumns.column(for: $0) == column }
      if let likely { taken.insert(likely) }
      check.changes.append(
        .init(
          key: "columns.\(column.rawValue)", declared: name, proposed: likely ?? "one of \(free.joined(separator: ", "))",
          why: "the header has no column of the declared name"))
    }
    for column in ListingColumn.allCases where source.columns.headers[column] == nil {
      guard let likely = free.first(where: { !taken.contains($0) && LikelyColumns.column(for: $0) == column }) else { continue }
      taken.insert(likely)
      check.changes.append(
        .init(key: "columns.\(column.rawValue)", declared: "", proposed: likely, why: "the column is not mapped, its name fits"))
    }
  }
}
