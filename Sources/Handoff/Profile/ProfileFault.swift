/// A programme's profile that cannot be used: which file, which line and why.
public struct ProfileFault: Error, Equatable {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// The text is not YAML, in the parser's words.
    case notYAML(String)
    /// The file holds nothing.
    case empty
    /// A key that profiles do not have at this place; `of` says what is known there: keys, or reason codes.
    case unknownKey(String, of: String, nearest: String?, known: [String])
    case missingKey(String)
    /// A value of the wrong kind: the key and what was wanted.
    case wrongKind(String, wanted: String)
    /// A value that is none of the words that its key takes.
    case notOneOf(String, value: String, nearest: String?, allowed: [String])
    case outOfRange(String, value: Int, allowed: ClosedRange<Int>)
    /// A name with characters that file names must not have.
    case badName(String, value: String, allowed: String)
    /// Two things of one list that bear the same name.
    case repeated(String, value: String)
    /// A programme that another profile of the same pipeline describes already.
    case programmeTwice(String)
    /// A column of personal data in a profile that does not let them in.
    case personalData(field: String)
  }

  /// The profile's file, as the caller named it.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// What is wrong there.
  public var reason: Reason
}

extension ProfileFault: CustomStringConvertible {
  /// What is wrong and where.
  public var description: String { "\(file), line \(line): \(problem)" }

  /// What to change in the file.
  public var remedy: String {
    switch reason {
    case .notYAML: "Correct the YAML at this line; indent by spaces, quote values that hold ': ' or begin with a sign."
    case .empty: "Start from a profile in pipelines/programmes."
    case .unknownKey(_, _, let nearest?, _): "Write '\(nearest)', or leave it out."
    case .unknownKey(_, let what, nil, let known): "Each \(what) that is known here: \(known.joined(separator: ", "))."
    case .missingKey(let key): "Add '\(key)'; docs/packages.md says what it means."
    case .wrongKind(let key, let wanted): "Give '\(key)' \(wanted)."
    case .notOneOf(_, _, let nearest?, _): "Write '\(nearest)', if that is meant."
    case .notOneOf(_, _, nil, let allowed): "Write one of: \(allowed.joined(separator: ", "))."
    case .outOfRange(let key, _, let allowed) where allowed.lowerBound == allowed.upperBound:
      "Give '\(key)' the value \(allowed.lowerBound)."
    case .outOfRange(let key, _, let allowed): "Give '\(key)' a whole number from \(allowed.lowerBound) to \(allowed.upperBound)."
    case .badName(let key, _, let allowed): "Give '\(key)' \(allowed)."
    case .repeated: "Keep one of the two."
    case .programmeTwice: "List one profile for each programme under 'handoff' in the pipeline file."
    case .personalData: "Leave the column out, or say 'personal_data: true' if the programme's terms and the law let it have them."
    }
  }

  private var problem: String {
    switch reason {
    case .notYAML(let words): "not YAML: \(words)"
    case .empty: "the profile is empty"
    case .unknownKey(let key, let what, _, _): "unknown \(what) '\(key)'"
    case .missingKey(let key): "'\(key)' is missing"
    case .wrongKind(let key, let wanted): "'\(key)' must be \(wanted)"
    case .notOneOf(let key, let value, _, _): "'\(key)' cannot be '\(value)'"
    case .outOfRange(let key, let value, _): "'\(key)' cannot be \(value)"
    case .badName(let key, let value, _): "'\(key)' cannot be '\(value)'"
    case .repeated(let key, let value): "'\(key)' has '\(value)' twice"
    case .programmeTwice(let programme): "another profile describes the programme '\(programme)' already"
    case .personalData(let field): "the field '\(field)' holds personal data"
    }
  }
}
