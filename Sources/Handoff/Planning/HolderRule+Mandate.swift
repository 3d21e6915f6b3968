extension HolderRule {
  /// Whether rows of a rights holder go in.
  func admits(_ holderID: String, enrolments: Set<EnrolmentInForce>) -> Bool {
    switch self {
    case .enrolled(let programme): enrolments.contains(EnrolmentInForce(holderID: holderID, programme: programme))
    case .notEnrolled(let programme): !enrolments.contains(EnrolmentInForce(holderID: holderID, programme: programme))
    case .any: true
    }
  }
}
