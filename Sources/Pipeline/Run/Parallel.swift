/// Runs a closure for each item, at most so many at once, and gives the results in the order of the items, so that nothing
/// depends on which thread was first. The first error, in the order of the items that had begun, ends it.
func inParallel<Item: Sendable, Value: Sendable>(
  _ items: [Item], threads: Int, _ body: @escaping @Sendable (Item) async throws -> Value
) async throws -> [Value] {
  guard threads > 1, items.count > 1 else {
    var values: [Value] = []
    for item in items { values.append(try await body(item)) }
    return values
  }
  return try await withThrowingTaskGroup(of: (Int, Value).self) { group in
    var next = 0
    func start() {
      guard next < items.count else { return }
      let place = next
      let item = items[place]
      next += 1
      group.addTask { (place, try await body(item)) }
    }
    for _ in 0..<threads { start() }
    var values: [Value?] = Array(repeating: nil, count: items.count)
    while let (place, value) = try await group.next() {
      values[place] = value
      start()
    }
    return values.compactMap(\.self)
  }
}
