/// Records that are linked or to be linked: prepared once, then trained on, linked and explained.
public struct RecordLinker: Sendable {
  private let records: PreparedRecords
  private let candidates: CandidateBlocks
  /// The table itself where there is one comparison and no deterministic rule, nil elsewhere.
  private let table: RecordTable?

  /// Cleans the columns and finds the pairs that are to be compared. Throws where a column is missing, or an id is empty or stands twice.
  ///
  /// - Parameter threads: how many threads work; nothing depends on it.
  public init(_ table: RecordTable, _ settings: RecordSettings, threads: Int) throws(RecordLinkFault) {
    records = try PreparedRecords(table, settings, threads: threads)
    candidates = records.candidates(settings.blocking)
    self.table = settings.comparisons.count == 1 && settings.deterministic.isEmpty ? table : nil
  }

  /// A model of these records.
  public func train() throws(RecordLinkFault) -> RecordModel {
    if let table { return try ChanceTraining(records, candidates, of: table).model().withinBounds() }
    var training = RecordTraining(records, candidates)
    return training.run().withinBounds()
  }

  /// Which records belong together, after a model whose settings are those of this linker.
  public func link(_ model: RecordModel) -> RecordLinkage {
    let scorer = RecordScorer(records, model)
    let pieces = inChunks(candidates.pieces.count, threads: records.threads) { [candidates] piece in
      var links: [RecordScorer.Link] = []
      var compared = 0
      candidates.pairs(of: piece) { batch in
        compared += batch.count
        links += scorer.links(batch, least: model.thresholdBits)
      }
      return (links, compared)
    }
    let links = pieces.flatMap(\.0)
    var clusters = RecordClusters(count: records.count, sources: records.sources)
    clusters.join(links, weight: scorer.weight)
    let found = clusters.result()
    let places = records.order.places
    return RecordLinkage(
      order: places.map(Int.init), firstOf: found.first.map { Int(places[Int($0)]) }, confidence: found.confidence,
      comparedPairs: pieces.reduce(0) { $0 + $1.1 }, linkedPairs: links.count)
  }

  /// Blocks that were too large and were cut, the rules in their order.
  public var largeBlocks: [RecordLinkage.LargeBlock] {
    candidates.rules.enumerated().flatMap { number, rule in
      rule.large.map { .init(rule: number, example: Int(records.order.places[$0.record]), size: $0.size, leftOut: $0.leftOut) }
    }
  }
}

/// Which records belong together.
public struct RecordLinkage: Equatable, Sendable {
  /// A block that was larger than the settings allow.
  public struct LargeBlock: Equatable, Sendable {
    /// The number of its rule, from 0.
    public var rule: Int
    /// The place in the table of one of its records.
    public var example: Int
    /// How many records it has.
    public var size: Int
    /// How many records of the rule's large blocks are compared by no part of it, since the parts are too large as well; told once a rule.
    public var leftOut: Int
  }

  /// The places in the table of all records, by the bytes of their ids.
  public var order: [Int]
  /// In that order, the place of the bytewise smallest record of the same cluster.
  public var firstOf: [Int]
  /// In that order, the probability of the weakest link that the cluster was made with; 1 for a record alone.
  public var confidence: [Double]
  /// How many pairs were compared.
  public var comparedPairs: Int
  /// How many reached the threshold.
  public var linkedPairs: Int
}
