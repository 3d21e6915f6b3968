/// The words for the recipient of a package.
enum PackageReadme {
  /// The bytes of `README.txt`. It does not name the package, whose name depends on this file.
  static func encoded(_ profile: ProgrammeProfile, date: String, holder: PackageHolder?, files: [PlannedFile]) -> [UInt8] {
    var lines = ["Hand-off package: \(profile.title), \(date)"]
    if let holder { lines.append("For the rights holder \(holder.name.isEmpty ? holder.id : "\(holder.name) (\(holder.id))")") }
    lines += ["", "WHAT IS IN IT", ""]
    for layout in profile.files {
      let own = files.filter { $0.layout == layout }
      guard let first = own.first, let last = own.last else { continue }
      let names = own.count == 1 ? first.name : "\(first.name) to \(last.name)"
      let rows = own.reduce(0) { $0 + $1.records.count }
      lines.append("\(names): \(rows) \(rows == 1 ? layout.rows.singular : layout.rows.plural)\(layout.promise)")
    }
    lines += [
      "manifest.json: date, counts, and size, SHA-256 and rows of each file.",
      "SHA256SUMS: the SHA-256 of all files but itself.", "",
      "CSV files are UTF-8 with commas and one header line; lists are joined by |, an empty value is unknown, scores are probabilities.",
      "", "HOW TO CHECK IT", "",
      "    sha256sum -c SHA256SUMS         says OK for each file that is as we wrote it",
      "    brandsieve verify PACKAGE       also finds files that do not belong here", "",
      "The folder's name ends in the first 8 digits of manifest.json's SHA-256. Keep the name, so that the check can compare it.",
    ]
    let guarded = guardedHeaders(of: profile, files)
    if !guarded.isEmpty {
      lines += [
        "", "FORMULAS", "",
        "A value in \(guarded.joined(separator: ", ")) that a spreadsheet might run as a formula, or that begins with an apostrophe,",
        "has one apostrophe in front. Remove the first character of values that begin with one, and you have the value as it was.",
        "All other columns stand as they are: where you open a file in a spreadsheet, import them as text.",
      ]
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The headers of free text columns in files that the package has, each once, in the profile's order.
  private static func guardedHeaders(of profile: ProgrammeProfile, _ files: [PlannedFile]) -> [String] {
    var headers: [String] = []
    for layout in profile.files where files.contains(where: { $0.layout == layout }) {
      for column in layout.columns where column.field.isFreeText && !headers.contains(column.header) { headers.append(column.header) }
    }
    return headers
  }
}

extension RowKind {
  fileprivate var singular: String {
    switch self {
    case .takedowns: "listing to be taken down"
    case .registrations: "right to be registered"
    case .removals: "seller account to be removed"
    }
  }

  fileprivate var plural: String {
    switch self {
    case .takedowns: "listings to be taken down"
    case .registrations: "rights to be registered"
    case .removals: "seller accounts to be removed"
    }
  }
}

extension FileLayout {
  /// What a recipient may rely on in each file, as the rest of a sentence.
  fileprivate var promise: String {
    let words = sharing.map { $0 == .holder ? "rights holder" : $0.rawValue }
    let shared = words.isEmpty ? "" : ", each file of one " + words.joined(separator: ", one ")
    return "\(shared), at most \(maxRows) rows a file."
  }
}
