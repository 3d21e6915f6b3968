extension SettingsFault: CustomStringConvertible {
  /// Where and what, in one line: `nightly.yaml:7:5: sources.mercato.zone: ...`.
  public var description: String { path.isEmpty ? "\(place): \(what)" : "\(place): \(path): \(what)" }

  private var place: String {
    switch origin {
    case .file(let line, let column): "\(file):\(line):\(column)"
    case .override(let text): "--set \(text)"
    }
  }

  private var what: String {
    switch reason {
    case .unreadable(let why): "the file cannot be read: \(why)"
    case .tooLarge(let limit): "the file is larger than \(limit) bytes"
    case .notUTF8: "the file is not UTF-8"
    case .notYAML(let problem): "no valid YAML: \(problem)"
    case .tooManyNodes(let limit): "more than \(limit) values, aliases included"
    case .tooDeep: "values are nested more than 1000 levels deep"
    case .duplicateKey: "the key stands twice"
    case .unknownKey(let nearest, _): "unknown key; the nearest known key is `\(nearest)`"
    case .missing: "this key is required and missing"
    case .wrongKind(let expected, let found): "\(expected.rawValue) is wanted, \(found.rawValue) is given"
    case .notInteger(let found): "`\(found)` is no whole number"
    case .notNumber(let found): "`\(found)` is no number"
    case .notAllowed(let found, let allowed) where allowed.count == 1: "`\(found)` is not known; only \(allowed[0]) is"
    case .notAllowed(let found, let allowed): "`\(found)` is not one of \(allowed.joined(separator: ", "))"
    case .malformed(let found, let wanted): "`\(found)` is not \(wanted)"
    case .outOfRange(let found, let range): "\(found) is outside \(range)"
    case .outOfOrder(let found, let rule): "\(found) breaks \(rule)"
    case .repeated(let found, let place): "`\(found)` stands already at \(place)"
    case .leavesDataRoot(let found): "`\(found)` leaves the data root"
    case .noSuchFile(let resolved): "there is no file \(resolved)"
    case .malformedOverride: "not of the form path=value"
    }
  }

  /// What the person can do about it.
  public var remedy: String {
    switch reason {
    case .unreadable: "Check the path of the pipeline file and its permissions."
    case .tooLarge: "Check that the path names a pipeline file."
    case .notUTF8: "Save the file as UTF-8."
    case .notYAML, .tooDeep: "Check indentation, quotes, brackets and colons at that place."
    case .tooManyNodes: "Use fewer aliases."
    case .duplicateKey: "Keep one of the two."
    case .unknownKey(_, let known): "Known keys here: \(known.joined(separator: ", "))."
    case .missing: "Add it."
    case .wrongKind(.text, _): "Write one value after the colon."
    case .wrongKind(.list, _): "Write a list: [one, two]."
    case .wrongKind(.mapping, _): "Write keys and values, indented below it."
    case .wrongKind(.nothing, _): "Leave it empty."
    case .notInteger: "Write digits only, without quotes."
    case .notNumber: "Write a decimal number such as 0.95, without quotes."
    case .notAllowed(_, let allowed) where allowed.count == 1: "Write \(allowed[0])."
    case .notAllowed: "Choose one of these values."
    case .malformed: "Write it in that form."
    case .outOfRange, .outOfOrder: "Change the number."
    case .repeated: "Remove one of the two."
    case .leavesDataRoot: "Write a path relative to the data root (--data), without `..`."
    case .noSuchFile: "Check the path: it is relative to the pipeline file's folder."
    case .malformedOverride: "Write it as in --set screening.tiers.file=0.9."
    }
  }
}

extension SettingsFaults: CustomStringConvertible {
  /// A line for each fault, with its remedy, and one that says how many are not shown.
  public var lines: [String] {
    let lines = faults.map { "\($0). \($0.remedy)" }
    return omitted > 0 ? lines + ["and \(omitted) more"] : lines
  }

  /// The ``lines``.
  public var description: String { lines.joined(separator: "\n") }
}
