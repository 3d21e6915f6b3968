extension Judge {
  /// Learns the photographs of copies from a night's hits. `least` sure copies must show one; set ``photographs`` to the result before
  /// judging, so that it counts as evidence.
  public func copyPhotographs(of hits: [ListingHit], least: Int = 2) -> CopyPhotographs {
    var shown: [CopyPhotographs.Shown] = []
    for hit in hits where hit.imageHash != 0 && !hit.isPhotographOnly {
      let standing = authorisations.standing(account: hit.account, brand: hit.hit.brand)
      let mayBeCopy = mayBeCopy(hit, standing)
      let isOpen = hit.hit.form.isDisguise || hit.hit.context.contains(.copyWord)
      shown.append(
        CopyPhotographs.Shown(
          hash: hit.imageHash, brand: hit.hit.brand, listing: hit.listing, entity: entity(of: hit), isCopy: mayBeCopy && isOpen,
          mayBeCopy: mayBeCopy && hit.hit.context.isDisjoint(with: [.perhapsNominative, .parallelImport, .brandField]),
          isAuthorised: standing.isCertain))
    }
    return CopyPhotographs(learning: shown, least: least)
  }

  /// Learns what each brand's goods cost today from a night's hits; set ``prices`` to the result before judging, so that it counts as
  /// evidence.
  public func dayPrices(of hits: [ListingHit]) -> DayPrices {
    reader.dayPrices(of: hits) { authorisations.standing(account: $0.account, brand: $0.hit.brand).isCertain }
  }

  /// The fixed rule of a sure copy, but for the mark's disguise or a word that admits a copy.
  private func mayBeCopy(_ hit: ListingHit, _ standing: AuthorisationIndex.Standing) -> Bool {
    guard hit.condition == .new, standing.probability == 0, hit.decision != .dismiss,
      hit.hit.context.isDisjoint(with: [.nominative, .notOriginal, .ordinaryUse, .usedWord])
    else { return false }
    if case .right = right(of: hit) { return true }
    return false
  }

  /// The right that a hit rests on.
  func right(of hit: ListingHit) -> RightsIndex.Finding {
    rights.right(brand: Int(hit.hit.brand), category: Int(hit.category), marketplace: Int(hit.marketplace), shipsTo: Int(hit.shipsTo))
  }
}
