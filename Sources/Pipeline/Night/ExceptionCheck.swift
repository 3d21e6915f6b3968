import Candidates
import Marketplace
import Registry

/// Says which exceptions do nothing: those that have ended, and those that name nothing that is there.
struct ExceptionCheck {
  private let exceptions: [ScreeningException]
  private let file: String
  private let brands: Set<String>
  private let date: CalendarDate

  init(_ settings: NightSettings, on date: CalendarDate) {
    exceptions = settings.exceptions
    file = settings.pipeline.screening.exceptions?.resolved ?? ""
    brands = exceptions.isEmpty ? [] : Set(settings.registry.brands.map(\.id))
    self.date = date
  }

  /// One line for each, in the order of the file. `accounts` are those of the night.
  func warnings(accounts: some Sequence<AccountKey>) -> [String] {
    guard !exceptions.isEmpty else { return [] }
    let sellers = Set(exceptions.compactMap(\.seller))
    let seen = sellers.isEmpty ? [] : Set(accounts.filter(sellers.contains))
    return exceptions.flatMap { exception -> [String] in
      let place = "\(file):\(exception.line)"
      guard exception.holds(on: date) else {
        return ["\(place): the exception ended on \(exception.until) and no longer applies: \(exception.reason)"]
      }
      var lines: [String] = []
      if let brand = exception.brandID, !brands.contains(brand) { lines.append("\(place): there is no brand \(brand) in brands.csv") }
      if let seller = exception.seller, !seen.contains(seller) {
        lines.append("\(place): no listing of \(date) is sold by the account \(seller.marketplace):\(seller.account)")
      }
      return lines
    }
  }
}
