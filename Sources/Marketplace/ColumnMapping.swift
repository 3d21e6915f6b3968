/// Which column of an export's header gives which column of a listing.
public struct ColumnMapping: Hashable, Sendable {
  /// The header's names, as the pipeline file gives them.
  public var headers: [ListingColumn: String]

  /// A mapping of these columns. Whether the required ones are there, ``missingRequired`` says.
  public init(_ headers: [ListingColumn: String]) { self.headers = headers }

  /// The required columns that are not mapped, in the order of ``ListingColumn``.
  public var missingRequired: [ListingColumn] { ListingColumn.required.filter { headers[$0] == nil } }

  /// Finds the mapped columns in a header. Names are compared after removal of a BOM and of blanks around them, by canonical
  /// equivalence (as if both were in Unicode's form NFC). `file` is named in the fault.
  public func resolve(header: [String], file: String) throws(HeaderFault) -> ResolvedColumns {
    let found = header.map(Self.headerName)
    var positions: [ListingColumn: Int] = [:]
    var missing: [HeaderFault.Wanted] = []
    for column in ListingColumn.allCases {
      guard let name = headers[column] else {
        if ListingColumn.required.contains(column) { missing.append(.init(column: column.rawValue, header: column.rawValue, times: 0)) }
        continue
      }
      let wanted = Self.headerName(name)
      let times = found.count { $0 == wanted }
      if times == 1, let position = found.firstIndex(of: wanted) {
        positions[column] = position
      } else {
        missing.append(.init(column: column.rawValue, header: name, times: times))
      }
    }
    guard missing.isEmpty else { throw HeaderFault(file: file, found: found, wanted: missing) }
    return ResolvedColumns(positions)
  }

  /// A header's name without a byte order mark in front and without blanks at its ends.
  public static func headerName(_ name: String) -> String {
    let scalars = name.unicodeScalars
    func isKept(_ scalar: Unicode.Scalar) -> Bool { !scalar.properties.isWhitespace && scalar != "\u{FEFF}" }
    guard let first = scalars.firstIndex(where: isKept), let last = scalars.lastIndex(where: isKept) else { return "" }
    return String(scalars[first...last])
  }
}

/// A header that lacks a mapped column, or has it more than once.
public struct HeaderFault: Error, Hashable, Sendable {
  /// A column that was looked for.
  public struct Wanted: Hashable, Sendable {
    /// The column's key under `columns` in the pipeline file, or in the table that is read.
    public var column: String
    /// The name that was looked for in the header.
    public var header: String
    /// How often it stands there: 0, or more than 1.
    public var times: Int
  }

  /// The file whose header it is.
  public var file: String
  /// The header as found, without BOM and blanks.
  public var found: [String]
  /// The columns that are missing or repeated.
  public var wanted: [Wanted]
  /// The code page that the header's bytes look like, where it is not the declared one.
  public var looksLike: String?
}

extension HeaderFault: CustomStringConvertible {
  /// File, columns wanted and header found, in words.
  public var description: String {
    let problems = wanted.map { want in
      let name = want.column == want.header ? "'\(want.header)'" : "'\(want.header)' (for \(want.column))"
      return want.times == 0 ? "no column \(name)" : "\(want.times) columns \(name)"
    }
    return "\(file): the header has \(problems.joined(separator: ", ")); it is: \(found.joined(separator: ", "))"
      + (looksLike.map { "; the file looks like \($0)" } ?? "")
  }

  /// What to do about it.
  public var remedy: String {
    if let looksLike { return "Set `encoding: \(looksLike)` for this source in the pipeline file." }
    return
      "Give the names of this header under `columns` of the source, check its `delimiter` and `encoding`, or ask for a complete export."
  }
}
