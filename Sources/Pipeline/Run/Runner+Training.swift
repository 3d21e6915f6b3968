import Foundation
import Linkage
import Marketplace
import Store

/// What a training came to.
public struct TrainedModel: Sendable {
  /// The night.
  public var date: CalendarDate
  /// The accounts that it was trained on.
  public var accounts: Int
  /// What should be known of the model before it is used, in words.
  public var warnings: [String]
  /// The file as it is written.
  public var bytes: [UInt8]
}

extension Runner {
  /// Trains a linkage model on the accounts that a night's exports show. Stages before are run, or reused where they stand.
  ///
  /// - Parameters:
  ///   - seed: the same accounts and the same seed give the same bytes.
  ///   - outputs: the files that the model is to be written to: one that is read, or stands in the workspace, is refused with status 2. The model
  ///     that the pipeline file names is not read for a training, so that a new one may take its place.
  public func trainLinkage(seed: UInt64, outputs: [(option: String, path: String?)] = []) async throws(RunFault) -> TrainedModel {
    do {
      try refuseOutputs(outputs, inWorkspace: workspace.path, disk: disk)
      let (date, accounts) = try await nightAccounts(sparing: outputs)
      guard accounts.count >= Self.fewest else {
        throw RunFault(
          .inputs, "\(date) shows \(accounts.count) accounts: too few to learn from",
          remedy: "Train on a night with at least \(Self.fewest), and pin that model for small ones too")
      }
      let model: LinkageModel
      var warnings = CommonValues.warnings(AccountTable(accounts))
      do throws(TrainingFault) {
        model = try trainModel(accounts: accounts, seed: seed, threads: threads) { warnings.append(Self.words($0)) }
      } catch {
        throw RunFault(error, date: date, accounts: accounts.count)
      }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return TrainedModel(date: date, accounts: accounts.count, warnings: warnings, bytes: Array(try encoder.encode(model)) + [0x0A])
    } catch {
      throw RunFault(error, in: workspace)
    }
  }

  private static func words(_ notice: TrainingNotice) -> String {
    switch notice {
    case .taughtByContacts(let equalNumbers, let differentNumbers, let equalContacts, let needed):
      "only \(equalNumbers) compared pairs show equal and \(differentNumbers) different registration numbers, where \(needed) of each are needed: "
        + "\(equalContacts) pairs with two equal contacts stood for them. Such a model joins too readily: pin the one that ships where it fits, or "
        + "train on accounts that show registration numbers"
    }
  }

  /// Fewer accounts hold too few pairs with registration numbers to learn from.
  private static let fewest = 500
}

extension RunFault {
  /// A training that came to nothing.
  fileprivate init(_ fault: TrainingFault, date: CalendarDate, accounts: Int) {
    let remedy =
      "Train on a night with more accounts that show registration numbers or contacts, and pin that model, or keep the one that ships"
    switch fault {
    case .tooFewLabels(let equalNumbers, let differentNumbers, let equalContacts, let needed):
      self.init(
        .inputs,
        "the \(accounts) accounts of \(date) are too little to learn from: \(equalNumbers) pairs with equal and \(differentNumbers) with different "
          + "registration numbers, \(equalContacts) with two equal contacts, where \(needed) are needed", remedy: remedy)
    case .linksNothing:
      self.init(.inputs, "a model learnt from the \(accounts) accounts of \(date) would link none of them", remedy: remedy)
    }
  }
}
