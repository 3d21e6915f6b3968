import Store
import Text

/// Finds the first fields in which two keys differ, so that `plan` can say why a stage runs.
enum KeyDifference {
  /// The differing fields as `path: old -> new`, in the order of their paths; at most `limit` of them. Each is the innermost one.
  static func fields(old: CanonicalJSON, new: CanonicalJSON, limit: Int = 3) -> [String] {
    var found: [String] = []
    compare(old, new, path: "", found: &found, limit: limit)
    return found
  }

  /// Levels that group settings in a key but not in the pipeline file: paths leave them out.
  private static let groupings: Set<String> = ["ingest"]

  private static func compare(_ old: CanonicalJSON, _ new: CanonicalJSON, path: String, found: inout [String], limit: Int) {
    guard found.count < limit, old.encoded != new.encoded else { return }
    switch (old, new) {
    case (.object(let left), .object(let right)):
      for key in Set(left.keys).union(right.keys).sorted() {
        let place = path.isEmpty ? key.text : groupings.contains(key.text) ? path : "\(path).\(key)"
        compare(left[key] ?? .null, right[key] ?? .null, path: place, found: &found, limit: limit)
      }
    case (.array(let left), .array(let right)) where path == "inputs":
      compareInputs(left, right, found: &found, limit: limit)
    case (.array(let left), .array(let right)):
      compareEntries(left, right, path: path, found: &found, limit: limit)
    default:
      found.append("\(path): \(shown(old, besides: new)) -> \(shown(new, besides: old))")
    }
  }

  /// Inputs are matched by role and path, so that one new file does not make all later ones look changed.
  private static func compareInputs(_ old: [CanonicalJSON], _ new: [CanonicalJSON], found: inout [String], limit: Int) {
    var before: [ExactText: CanonicalJSON] = [:]
    for input in old { before[name(of: input)] = input }
    for input in new where found.count < limit {
      let name = name(of: input)
      guard let earlier = before.removeValue(forKey: name) else {
        found.append("input \(name): new")
        continue
      }
      if earlier.encoded != input.encoded { found.append("input \(name): other content") }
    }
    for name in before.keys.sorted() where found.count < limit { found.append("input \(name): gone") }
  }

  private static func name(of input: CanonicalJSON) -> ExactText {
    // A key's inputs have roles and paths, those of run.json marketplaces and files.
    let names = [input["role"] ?? input["marketplace"], input["path"] ?? input["file"]].compactMap { $0?.asText }
    return ExactText(names.isEmpty ? "?" : names.joined(separator: " "))
  }

  /// Entries with names, such as sources, are compared with their namesakes; of others the old list's own are set against the new one's own.
  private static func compareEntries(
    _ old: [CanonicalJSON], _ new: [CanonicalJSON], path: String, found: inout [String], limit: Int
  ) {
    guard let before = named(old), let after = named(new) else {
      let own = ownEntries(old, new)
      found.append("\(path): \(shown(own.old, besides: own.new)) -> \(shown(own.new, besides: own.old))")
      return
    }
    let known = Dictionary(uniqueKeysWithValues: before)
    let kept = Dictionary(uniqueKeysWithValues: after)
    let count = found.count
    for (name, entry) in before where kept[name] == nil && found.count < limit {
      found.append("\(path).\(name): \(shown(entry, besides: .null)) -> null")
    }
    for (name, entry) in after where found.count < limit {
      if let earlier = known[name] {
        compare(earlier, entry, path: "\(path).\(name)", found: &found, limit: limit)
      } else {
        found.append("\(path).\(name): null -> \(shown(entry, besides: .null))")
      }
    }
    if found.count == count { found.append("\(path): other order") }
  }

  /// The entries with their names; nil where one has none, or two the same.
  private static func named(_ entries: [CanonicalJSON]) -> [(ExactText, CanonicalJSON)]? {
    var names: Set<ExactText> = []
    var result: [(ExactText, CanonicalJSON)] = []
    for entry in entries {
      guard case .object(let fields) = entry, case .text(let name)? = fields["name"], names.insert(ExactText(name)).inserted else {
        return nil
      }
      result.append((ExactText(name), entry))
    }
    return result
  }

  /// Of two lists what each has and the other lacks; the whole lists where they are short, or differ in their order alone.
  private static func ownEntries(_ old: [CanonicalJSON], _ new: [CanonicalJSON]) -> (old: CanonicalJSON, new: CanonicalJSON) {
    let whole = (old: CanonicalJSON.array(old), new: CanonicalJSON.array(new))
    if max(whole.old.text.count, whole.new.text.count) <= longest { return whole }
    let before = Set(old.map(\.encoded))
    let after = Set(new.map(\.encoded))
    let own = (
      old: CanonicalJSON.array(old.filter { !after.contains($0.encoded) }),
      new: CanonicalJSON.array(new.filter { !before.contains($0.encoded) })
    )
    return own.old == own.new ? whole : own
  }

  private static let longest = 60

  /// A value's text, cut to where it differs from the other's.
  private static func shown(_ value: CanonicalJSON, besides other: CanonicalJSON) -> String {
    let text = Array(value.text)
    guard text.count > longest else { return String(text) }
    let common = zip(text, Array(other.text)).prefix { $0 == $1 }.count
    let start = common > 20 ? min(common - 10, text.count - longest + 6) : 0
    let end = min(text.count, start + longest - (start > 0 ? 6 : 3))
    return (start > 0 ? "..." : "") + String(text[start..<end]) + (end < text.count ? "..." : "")
  }
}
