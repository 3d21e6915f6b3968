import Glibc

/// The probability of these log-odds in millionths, rounded to the nearest: what is printed, and what thresholds are held against.
///
///     millionths(logOdds: 0)    // 500000
public func millionths(logOdds: Double) -> Int {
  Int((1_000_000 / (1 + exp(-logOdds))).rounded())
}

/// How much more likely a share is than a prior one, in log-odds: of `hits` in `count` counted with the prior's weight of one.
///
/// 0 where nothing was counted, so that what is not known weighs nothing. The prior is held to `0.001 ... 0.999`.
public func shrunkenLogOdds(hits: Double, count: Double, prior: Double) -> Double {
  let prior = min(max(prior, 0.001), 0.999)
  let infringing = hits + prior
  let against = max(count - hits, 0) + 1 - prior
  return log(infringing / against) - log(prior / (1 - prior))
}

/// The strength of a doubt: the natural logarithm of the chance that a seller is not authorised, held at a millionth.
func logOfDoubt(_ authorised: Double) -> Double { log(max(1 - authorised, 1e-6)) }
