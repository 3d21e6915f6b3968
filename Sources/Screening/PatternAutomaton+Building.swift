import Text

extension PatternAutomaton {
  /// An automaton of these patterns, known by their index; empty ones never match. With `fromWordStarts` it passes over occurrences that
  /// begin with an ASCII letter right after another: no name begins there, and most of a text is then left after a letter or two of each
  /// word.
  init(_ patterns: [[UInt8]], fromWordStarts: Bool = false) {
    self.fromWordStarts = fromWordStarts
    classes = Self.classes(of: patterns)
    let table = classes
    let symbols = patterns.map { pattern in Self.collapsed(pattern.map { table[Int($0)] }) }
    patternLengths = symbols.map { Int32($0.count) }
    states = []
    outputs = []
    var trie = TriePlacement(alphabet: Int(table.max() ?? 1) + 1)
    trie.place(symbols)
    states = trie.states
    addOutputs(of: symbols, finals: trie.finals)
    let letters = (0...255).map { symbol in
      table.indices.contains { $0 < 0x80 && table[$0] == UInt8(symbol) && kindOfASCII(UInt8($0)) == .letter }
    }
    linkSuffixes(order: trie.order, letters: letters)
  }

  /// 0 for bytes that no pattern has, 1 for separators, further numbers for the rest.
  private static func classes(of patterns: [[UInt8]]) -> [UInt8] {
    var used = [Bool](repeating: false, count: 256)
    for pattern in patterns { for byte in pattern { used[Int(foldASCII(byte))] = true } }
    var classes = [UInt8](repeating: 0, count: 256)
    var next: UInt8 = 2
    for byte in 0..<256 {
      if byte < 0x80, kindOfASCII(UInt8(byte)) == .separator {
        classes[byte] = separator
      } else if used[byte], foldASCII(UInt8(byte)) == UInt8(byte), next < 255 {
        classes[byte] = next
        next += 1
      }
    }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { classes[Int(byte)] = classes[Int(foldASCII(byte))] }
    return classes
  }

  /// The symbols with runs of separators as one, and none at the ends.
  private static func collapsed(_ symbols: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for symbol in symbols where symbol != separator || (!result.isEmpty && result.last != separator) { result.append(symbol) }
    if result.last == separator { result.removeLast() }
    return result
  }

  private mutating func addOutputs(of symbols: [[UInt8]], finals: [Int32]) {
    for pattern in symbols.indices.reversed() where !symbols[pattern].isEmpty {
      let state = Int(finals[pattern])
      outputs.append(Output(pattern: Int32(pattern), next: states[state].output))
      states[state].output = Int32(outputs.count - 1)
    }
  }

  /// Gives each state, in order of depth, its longest proper suffix that may begin a match, and that one's outputs after its own.
  private mutating func linkSuffixes(order: [(state: Int32, parent: Int32, symbol: UInt8)], letters: [Bool]) {
    var endsWithLetter = [Bool](repeating: false, count: states.count)
    for (state, parent, symbol) in order {
      endsWithLetter[Int(state)] = letters[Int(symbol)]
      var suffix: Int32 = 0
      if parent != 0 {
        var candidate = states[Int(parent)].fail
        while true {
          if candidate == 0, fromWordStarts, letters[Int(symbol)], endsWithLetter[Int(parent)] { break }
          let next = Int(states[Int(candidate)].base + Int32(symbol))
          if states[next].check == candidate {
            suffix = Int32(next)
            break
          }
          if candidate == 0 { break }
          candidate = states[Int(candidate)].fail
        }
      }
      states[Int(state)].fail = suffix
      let inherited = states[Int(suffix)].output
      if states[Int(state)].output < 0 {
        states[Int(state)].output = inherited
      } else if inherited >= 0 {
        var last = Int(states[Int(state)].output)
        while outputs[last].next >= 0 { last = Int(outputs[last].next) }
        outputs[last].next = inherited
      }
    }
  }
}

/// Lays a trie into a double array, by breadth, over sorted patterns.
private struct TriePlacement {
  var states: [PatternAutomaton.State]
  /// The state in which each pattern ends.
  var finals: [Int32] = []
  /// Every state but the root, by rising depth.
  var order: [(state: Int32, parent: Int32, symbol: UInt8)] = []
  private let alphabet: Int
  private var firstFree = 1

  init(alphabet: Int) {
    self.alphabet = alphabet
    states = [PatternAutomaton.State](repeating: .init(), count: alphabet + 1)
    // The root is nobody's next state; its check differs from every state's number and from "free".
    states[0] = .init(base: 0, check: -2)
  }

  mutating func place(_ patterns: [[UInt8]]) {
    finals = [Int32](repeating: 0, count: patterns.count)
    let sorted = patterns.indices.filter { !patterns[$0].isEmpty }.sorted {
      patterns[$0] == patterns[$1] ? $0 < $1 : patterns[$0].lexicographicallyPrecedes(patterns[$1])
    }
    var queue: [(state: Int32, range: Range<Int>, depth: Int)] = [(0, sorted.indices, 0)]
    var head = 0
    while head < queue.count {
      let (state, range, depth) = queue[head]
      head += 1
      var children: [(symbol: UInt8, range: Range<Int>)] = []
      for index in range {
        let pattern = patterns[sorted[index]]
        if pattern.count == depth {
          finals[sorted[index]] = state
        } else if let last = children.last, last.symbol == pattern[depth] {
          children[children.count - 1].range = last.range.lowerBound..<index + 1
        } else {
          children.append((pattern[depth], index..<index + 1))
        }
      }
      guard !children.isEmpty else { continue }
      let base = freeBase(for: children.map { $0.symbol })
      states[Int(state)].base = Int32(base)
      for child in children {
        let place = Int32(base + Int(child.symbol))
        states[Int(place)].check = state
        order.append((place, state, child.symbol))
        queue.append((place, child.range, depth + 1))
      }
    }
    // A state without next states looks where no next state can be: at a place that belongs to nobody.
    let nowhere = Int32(states.count)
    states.append(contentsOf: repeatElement(.init(), count: alphabet + 1))
    for index in states.indices where states[index].base < 0 { states[index].base = nowhere }
  }

  private mutating func freeBase(for symbols: [UInt8]) -> Int {
    while firstFree < states.count, states[firstFree].check != -1 { firstFree += 1 }
    var base = max(0, firstFree - Int(symbols[0]))
    var attempts = 0
    while true {
      let needed = base + alphabet + 1
      if needed > states.count { states.append(contentsOf: repeatElement(.init(), count: max(needed - states.count, states.count / 2))) }
      if symbols.allSatisfy({ states[base + Int($0)].check == -1 }) { return base }
      base += 1
      attempts += 1
      // Where nothing fits for long, the few free places left there are given up, so that building stays linear.
      if attempts % 64 == 0 { firstFree = max(firstFree, base) }
    }
  }
}
