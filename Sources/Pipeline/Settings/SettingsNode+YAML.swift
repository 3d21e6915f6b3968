import Yams

extension SettingsNode {
  /// Values in one file at most, those behind aliases counted as often as they are used.
  static let nodeLimit = 20_000

  /// The tree of a YAML text, nil where there is none; what is wrong with the text goes into the list.
  static func parse(
    yaml text: String, origin outer: SettingsFault.Origin?, limit: Int = nodeLimit, faults: SettingsFaultList
  ) -> SettingsNode? {
    let start = outer ?? .file(line: 1, column: 1)
    do {
      guard let root = try Parser(yaml: text, encoding: .utf8).singleRoot() else { return nil }
      var budget = limit
      let node = convert(root, path: "", origin: outer, budget: &budget, faults: faults)
      if budget < 0 { faults.add(.tooManyNodes(limit: limit), path: "", at: start) }
      return node
    } catch let fault as YamlError {
      let (reason, path, mark) = explain(fault)
      faults.add(reason, path: path, at: outer ?? mark.map { within(text, $0) } ?? start)
    } catch {
      faults.add(.notYAML("\(error)"), path: "", at: start)
    }
    return nil
  }

  private static func convert(
    _ node: Node, path: String, origin outer: SettingsFault.Origin?, budget: inout Int, faults: SettingsFaultList
  ) -> SettingsNode {
    budget -= 1
    let origin = outer ?? node.mark.map { .file(line: $0.line, column: $0.column) } ?? .file(line: 1, column: 1)
    guard budget >= 0 else { return SettingsNode(origin: origin, content: .text("", quoted: false)) }
    switch node {
    case .scalar(let scalar): return SettingsNode(origin: origin, content: .text(scalar.string, quoted: scalar.style != .plain))
    case .alias: return SettingsNode(origin: origin, content: .text("", quoted: false))
    case .sequence(let sequence):
      let nodes = sequence.enumerated().map { index, item in
        convert(item, path: "\(path)[\(index)]", origin: outer, budget: &budget, faults: faults)
      }
      return SettingsNode(origin: origin, content: .list(nodes))
    case .mapping(let mapping):
      var entries: [SettingsEntry] = []
      var seen: Set<String> = []
      for (key, value) in mapping {
        let place = outer ?? key.mark.map { .file(line: $0.line, column: $0.column) } ?? origin
        guard let name = key.scalar?.string else {
          faults.add(.notYAML("a key must be a single value"), path: path, at: place)
          continue
        }
        let below = path.isEmpty ? name : "\(path).\(name)"
        guard seen.insert(name).inserted else {
          faults.add(.duplicateKey, path: below, at: place)
          continue
        }
        let node = convert(value, path: below, origin: outer, budget: &budget, faults: faults)
        entries.append(SettingsEntry(key: name, origin: place, node: node))
      }
      return SettingsNode(origin: origin, content: .mapping(entries))
    }
  }

  /// What the YAML parser calls more than 1,000 levels, besides advice on a function of its own.
  private static let nestingProblem = "nesting level"

  /// What the YAML parser found, in our terms: the reason, the key where one is meant, and the place.
  private static func explain(_ fault: YamlError) -> (SettingsFault.Reason, path: String, SettingsFault.Origin?) {
    switch fault {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
      if problem.contains(nestingProblem) { return (.tooDeep, "", .file(line: mark.line, column: mark.column)) }
      let words = [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
      return (.notYAML(words), "", .file(line: mark.line, column: mark.column))
    case .composer(_, let problem, let mark, _): return (.notYAML(problem), "", .file(line: mark.line, column: mark.column))
    case .reader(let problem, let offset, _, let text): return (.notYAML(problem), "", offset.map { place(of: $0, in: text) })
    case .duplicatedKeysInMapping(let keys, let context):
      return (.duplicateKey, keys.first ?? "", .file(line: context.mark.line, column: context.mark.column))
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded: return (.notYAML("\(fault)"), "", nil)
    }
  }

  /// A place that a person can go to: what the parser misses at the end of the text is missing behind its last line.
  private static func within(_ text: String, _ place: SettingsFault.Origin) -> SettingsFault.Origin {
    guard case .file(let line, _) = place else { return place }
    var lines = text.split(separator: /\r\n|\n|\r/, omittingEmptySubsequences: false)
    while lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return line <= lines.count ? place : .file(line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
  }

  /// Line and column of a character by its number.
  private static func place(of offset: Int, in text: String) -> SettingsFault.Origin {
    let lines = text.prefix(offset).split(separator: /\r\n|\n/, omittingEmptySubsequences: false)
    return .file(line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
  }
}
