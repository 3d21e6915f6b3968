import Store

/// Finds the first fields in which two keys differ, so that `plan` can say why a stage runs.
enum KeyDifference {
  /// The differing fields as `path: old -> new`, in the order of their paths; at most `limit` of them.
  static func fields(old: CanonicalJSON, new: CanonicalJSON, limit: Int = 3) -> [String] {
    var found: [String] = []
    compare(old, new, path: "", found: &found, limit: limit)
    return found
  }

  private static func compare(_ old: CanonicalJSON, _ new: CanonicalJSON, path: String, found: inout [String], limit: Int) {
    guard found.count < limit, old != new else { return }
    switch (old, new) {
    case (.object(let left), .object(let right)):
      for key in Set(left.keys).union(right.keys).sorted() {
        let place = path.isEmpty ? key : "\(path).\(key)"
        compare(left[key] ?? .null, right[key] ?? .null, path: place, found: &found, limit: limit)
      }
    case (.array(let left), .array(let right)) where path == "inputs":
      compareInputs(left, right, found: &found, limit: limit)
    default:
      found.append("\(path): \(shown(old)) -> \(shown(new))")
    }
  }

  /// Inputs are matched by role and path, so that one new file does not make all later ones look changed.
  private static func compareInputs(_ old: [CanonicalJSON], _ new: [CanonicalJSON], found: inout [String], limit: Int) {
    var before: [String: CanonicalJSON] = [:]
    for input in old { before[name(of: input)] = input }
    for input in new where found.count < limit {
      let name = name(of: input)
      guard let earlier = before.removeValue(forKey: name) else {
        found.append("input \(name): new")
        continue
      }
      if earlier != input { found.append("input \(name): other content") }
    }
    for name in before.keys.sorted() where found.count < limit { found.append("input \(name): gone") }
  }

  private static func name(of input: CanonicalJSON) -> String {
    guard case .object(let fields) = input, case .text(let role)? = fields["role"] else { return "?" }
    guard case .text(let path)? = fields["path"] else { return role }
    return "\(role) \(path)"
  }

  private static func shown(_ value: CanonicalJSON) -> String {
    let text = value.text
    return text.count > 60 ? String(text.prefix(57)) + "..." : text
  }
}
