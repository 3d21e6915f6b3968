import ArgumentParser
import Linkage
import Marketplace
import Pipeline

/// Notes what analysts decide.
struct Decide: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Note what an analyst decides, take it back, or list what was decided.",
    discussion: """
      Decisions are kept in WORKSPACE/records and are only ever added to. May be used while a run is going on: a run reads the decisions \
      at its start, the next one reads them again and publishes what they change by itself.
      """,
    subcommands: [
      DecideConfirm.self, DecideDismiss.self, DecideSame.self, DecideNotSame.self, DecideUndo.self, DecideList.self,
      DecideImport.self, DecideExport.self,
    ])
}

/// What every decision may be given.
struct DecisionOptions: ParsableArguments {
  @OptionGroup var place: WorkspaceOption
  @Option(help: "Why, in a few words.") var reason = ""

  var desk: DecisionDesk { DecisionDesk(workspace: place.path) }
}

/// Two accounts.
struct AccountPair: ParsableArguments {
  @Argument(help: "An account, as MARKETPLACE:ACCOUNT.") var first: String
  @Argument(help: "The other account, as MARKETPLACE:ACCOUNT.") var second: String

  func validate() throws { _ = try decision(.same) }

  func decision(_ verdict: SellerDecision.Verdict) throws -> SellerDecision {
    guard let decision = SellerDecision(verdict, try Self.account(first), try Self.account(second)) else {
      throw ValidationError("'\(first)' is given twice: a decision is about two accounts")
    }
    return decision
  }

  private static func account(_ text: String) throws -> AccountKey {
    guard let key = AccountKey(marketplaceAndAccount: text) else {
      throw ValidationError("'\(text)' is no account: write it as MARKETPLACE:ACCOUNT, as in aurora:S1042")
    }
    return key
  }
}

/// Says that one seller is behind two accounts.
struct DecideSame: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "same", abstract: "Decide that one seller is behind two accounts.",
    discussion: "Example: brandsieve decide same aurora:S1042 baozi:88213 --reason \"same invoice address\"")

  @OptionGroup var options: DecisionOptions
  @OptionGroup var accounts: AccountPair

  func run() throws { try DecisionWords.enter(accounts.decision(.same), options) }
}

/// Says that two sellers are behind two accounts.
struct DecideNotSame: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "not-same", abstract: "Decide that two accounts belong to different sellers.",
    discussion: "Example: brandsieve decide not-same aurora:S1042 baozi:88213 --reason \"they only share an agent's phone\"")

  @OptionGroup var options: DecisionOptions
  @OptionGroup var accounts: AccountPair

  func run() throws { try DecisionWords.enter(accounts.decision(.notSame), options) }
}

/// Takes a decision back.
struct DecideUndo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take a decision back: what stood before it counts again.",
    discussion: "The record of it stays. Undoing it once more changes nothing. Example: brandsieve decide undo 17")

  @OptionGroup var options: DecisionOptions
  @Argument(help: "The decision's number, as `decide list` shows it.") var number: Int

  func run() throws {
    let record = try options.desk.undo(number, reason: options.reason)
    Console.print(record.map { "decision \($0.number): decision \(number) is undone" } ?? "decision \(number) was undone already")
  }
}

/// Lists decisions.
struct DecideList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the decisions that count, the oldest first.",
    discussion: "Each line: number, night that was looked at, what was decided, who, when, why.")

  @OptionGroup var place: WorkspaceOption
  @Flag(help: "Those that no longer count too, and what took them back.") var all = false

  func run() throws {
    for (record, counts) in try DecisionDesk(workspace: place.path).list() where all || counts {
      Console.print(DecisionWords.line(record, counts: counts))
    }
  }
}
