import Marketplace
import Screening

/// What a listing tells of one of its hits by itself.
struct FirstLook {
  var exclusion: Exclusion?
  var evidence: [Evidence]
  var logOdds: Double
  var trademark: Int?
  var standing: AuthorisationIndex.Standing

  /// What the hit adds to its shop's history; nil where a rule takes it out.
  func part(of hit: ListingHit, entity: Int) -> ShopHistory.Part? {
    guard exclusion == nil else { return nil }
    let isOpen = hit.hit.form.isDisguise || hit.admitsCopy
    return ShopHistory.Part(
      entity: entity, listing: hit.listing, brand: hit.hit.brand,
      tally: ShopHistory.Tally(suspicion: Int64(millionths(logOdds: logOdds)), hits: 1, disguises: isOpen ? 1 : 0),
      isPlain: hit.isPlain, title: hit.titleWords)
  }
}

extension ListingHit {
  /// Whether its title has a word that admits a copy, by what the title says of it.
  fileprivate var admitsCopy: Bool { hit.context.contains(.copyWord) && !hit.context.contains(.ordinaryUse) }

  /// Whether it may be one piece of evidence with others in nearly equal titles: the mark is not hidden, and the title admits no copy. A
  /// slip may be a word of its own, as one coat has it in each of five sizes.
  var isPlain: Bool { !admitsCopy && (!hit.form.isDisguise || hit.form == .slip) }
}

extension Judge {
  /// A first look at the hits of one listing.
  func look(at hits: [ListingHit]) -> [FirstLook] {
    var looks: [FirstLook] = []
    looks.reserveCapacity(hits.count)
    // A method handed to `map` would take a copy of the whole judge for every listing.
    let isList = reader.namesManyHolders(hits)
    for hit in hits { looks.append(look(at: hit, isInList: isList)) }
    for (place, isLost) in HitGroup.superseded(hits.map(\.hit), firstLooks: looks.map(\.logOdds)).enumerated() where isLost {
      looks[place].exclusion = .supersededHit
    }
    return looks
  }

  private func look(at hit: ListingHit, isInList: Bool) -> FirstLook {
    let finding = right(of: hit)
    let standing = authorisations.standing(account: hit.account, brand: hit.hit.brand)
    var evidence: [Evidence] = []
    var trademark: Int?
    var classIsUnknown = false
    switch finding {
    case .none: break
    case .right(let index): trademark = index
    case .classUnknown(let index): (trademark, classIsUnknown) = (index, true)
    }
    reader.read(hit, classIsUnknown: classIsUnknown, isInList: isInList, into: &evidence)
    if photographs.shows(hit.imageHash, brand: hit.hit.brand, entity: entity(of: hit), listing: hit.listing) {
      evidence.append(Evidence(.photographOfCopies))
    }
    return FirstLook(
      exclusion: exclusion(hit, hasRight: trademark != nil, standing), evidence: evidence, logOdds: weights.firstLook(evidence),
      trademark: trademark, standing: standing)
  }

  /// The first rule that takes a hit out.
  private func exclusion(_ hit: ListingHit, hasRight: Bool, _ standing: AuthorisationIndex.Standing) -> Exclusion? {
    let context = hit.hit.context
    if !hasRight { return .noRightInForce }
    if standing.isCertain { return .authorised }
    if exceptions.covers(account: hit.account, brand: hit.hit.brand) { return .exception }
    switch hit.decision {
    case .dismiss: return .dismissed
    // A person has looked at what the rules below only guess.
    case .confirm: return nil
    case nil: break
    }
    if hit.condition == .used || hit.condition == .unknown && context.contains(.usedWord) { return .usedGoods }
    // Handbags that are "not original" are copies; filters that are not are spare parts, in a category that the brand is not sold in.
    let fits =
      context.contains(.nominative) && !reader.fieldContradictsFrame(hit) || (context.contains(.notOriginal) && !reader.sells(hit))
    if fits, !hit.hit.form.isDisguise, !context.contains(.copyWord) { return .nominative }
    return nil
  }
}
