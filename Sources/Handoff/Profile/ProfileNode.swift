import Yams

/// A node of a profile's YAML with the key that leads to it, so that every fault can name its line.
struct ProfileNode {
  let file: String
  let key: String
  let node: Node

  /// The line on which the node begins, from 1.
  var line: Int { node.mark?.line ?? 1 }

  /// A fault at this node.
  func fault(_ reason: ProfileFault.Reason) -> ProfileFault { ProfileFault(file: file, line: line, reason: reason) }

  /// The root of a YAML document.
  static func root(yaml: String, file: String) throws(ProfileFault) -> ProfileNode {
    let node: Node?
    do {
      node = try compose(yaml: yaml, .default, .default, .utf8)
    } catch {
      throw ProfileFault(yamlError: error, file: file)
    }
    guard let node else { throw ProfileFault(file: file, line: 1, reason: .empty) }
    return ProfileNode(file: file, key: "the profile", node: node)
  }

  /// The members of a mapping, none of whose keys is unknown.
  func members(known: [String], of what: String = "key") throws(ProfileFault) -> ProfileMembers {
    let pairs = try pairs()
    for (name, line, _) in pairs where !known.contains(name) {
      throw ProfileFault(
        file: file, line: line,
        reason: .unknownKey(name, of: what, nearest: nearestName(to: name, among: known, isSlip: true), known: known))
    }
    return ProfileMembers(owner: self, values: pairs.map { ($0.name, $0.value) })
  }

  /// The pairs of a mapping in their order, with the lines of their keys.
  func pairs() throws(ProfileFault) -> [(name: String, line: Int, value: ProfileNode)] {
    guard case .mapping(let mapping) = node else { throw fault(.wrongKind(key, wanted: "a mapping of keys to values")) }
    var pairs: [(name: String, line: Int, value: ProfileNode)] = []
    for (name, value) in mapping {
      guard case .scalar(let scalar) = name else { throw fault(.wrongKind(key, wanted: "a mapping of words to values")) }
      let line = scalar.mark?.line ?? line
      pairs.append((scalar.string, line, ProfileNode(file: file, key: scalar.string, node: value)))
    }
    return pairs
  }

  /// The items of a list that is not empty.
  func items() throws(ProfileFault) -> [ProfileNode] {
    guard case .sequence(let sequence) = node, !sequence.isEmpty else {
      throw fault(.wrongKind(key, wanted: "a list of at least one item"))
    }
    return sequence.map { ProfileNode(file: file, key: key, node: $0) }
  }

  /// A text that is not empty and has no control character.
  func text() throws(ProfileFault) -> String {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty,
      scalar.string.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else { throw fault(.wrongKind(key, wanted: "a text on one line")) }
    return scalar.string
  }

  /// A whole number within a range.
  func number(_ allowed: ClosedRange<Int>) throws(ProfileFault) -> Int {
    guard case .scalar(let scalar) = node, scalar.style == .plain, let number = Int(scalar.string) else {
      throw fault(.wrongKind(key, wanted: "a whole number"))
    }
    guard allowed.contains(number) else { throw fault(.outOfRange(key, value: number, allowed: allowed)) }
    return number
  }

  /// `true` or `false`.
  func flag() throws(ProfileFault) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain, let flag = Bool(scalar.string) else {
      throw fault(.wrongKind(key, wanted: "true or false"))
    }
    return flag
  }

  /// One of the words of a list.
  func word<Word: RawRepresentable>(of allowed: [Word]) throws(ProfileFault) -> Word where Word.RawValue == String {
    let value = try text()
    if let word = allowed.first(where: { $0.rawValue == value }) { return word }
    let words = allowed.map(\.rawValue)
    throw fault(.notOneOf(key, value: value, nearest: nearestName(to: value, among: words, isSlip: true), allowed: words))
  }

  /// A name of `[a-z0-9-]` that begins with a letter, of up to 40 characters, so that it can stand in file names everywhere.
  func name() throws(ProfileFault) -> String {
    let name = try text()
    let isGood =
      name.utf8.count <= 40 && name.utf8.first.map { (97...122).contains($0) } == true
      && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    guard isGood else {
      throw fault(.badName(key, value: name, allowed: "a name of a-z, 0-9 and '-' that begins with a letter, up to 40 characters"))
    }
    return name
  }
}

/// The members of a mapping, by key.
struct ProfileMembers {
  let owner: ProfileNode
  let values: [(name: String, value: ProfileNode)]

  /// The value of a key; nil where it is left out.
  func optional(_ key: String) -> ProfileNode? { values.first { $0.name == key }?.value }

  /// The value of a key that must be there.
  func required(_ key: String) throws(ProfileFault) -> ProfileNode {
    guard let value = optional(key) else { throw owner.fault(.missingKey(key)) }
    return value
  }
}

extension ProfileFault {
  /// The fault of a text that the YAML parser refused.
  init(yamlError error: any Error, file: String) {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      // The parser would name a function of its own.
      let isTooDeep = problem.contains("nesting level")
      self.init(file: file, line: mark.line, reason: .notYAML(isTooDeep ? "values are nested more than 1000 levels deep" : problem))
    case YamlError.duplicatedKeysInMapping(let duplicates, let context):
      self.init(file: file, line: context.mark.line, reason: .repeated("the mapping", value: duplicates.first ?? ""))
    case YamlError.reader(let problem, _, _, _):
      self.init(file: file, line: 1, reason: .notYAML(problem))
    default:
      self.init(file: file, line: 1, reason: .notYAML("it cannot be read"))
    }
  }
}
