import ArgumentParser
import Foundation
import Marketplace
import Pipeline

/// Tells what became of seller entities.
struct Entities: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what became of seller entities from night to night.", subcommands: [EntityChanges.self, ResolveEntity.self])
}

/// Lists what happened to ids.
struct EntityChanges: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "List the births, merges, splits and moves of published nights as CSV.",
    discussion: "Reads published nights, changes nothing. Example: brandsieve entities changes --since 2026-11-20")

  @OptionGroup var place: WorkspaceOption
  @Option(help: "The first night (default: all).") var since: String?

  func validate() throws { try DateOption.check(since) }

  func run() throws {
    var goesOn = Console.write(Array("date,event,entity_id,other_id,accounts\n".utf8))
    try Inspector(workspace: place.path).entityChanges(since: DateOption.read(since)) { change in
      let line = "\(change.date),\(change.kind),\(change.entityID),\(change.otherID),\(change.accounts)\n"
      goesOn = goesOn && Console.write(Array(line.utf8))
      return goesOn
    }
  }
}

/// Follows an old id.
struct ResolveEntity: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Say which entity an id stands for now, and list its accounts.",
    discussion: "An id that was ever published resolves for ever. Example: brandsieve entities resolve EABCDEFGHIJKLM")

  @OptionGroup var place: WorkspaceOption
  @Argument(help: "The id, as any night published it.") var id: String

  func run() throws {
    let found = try Inspector(workspace: place.path).resolveEntity(id)
    for step in found.steps { Console.print("\(step.id) went into \(step.successor) on \(step.retiredOn)") }
    Console.print("\(found.id) on \(found.date): \(found.accounts.count) accounts")
    for account in found.accounts {
      let name = "\(account.key.marketplace):\(account.key.account)"
      Console.print("  \(name)\(account.isShown ? "" : " (not shown that night)")")
    }
    if found.isPartial { Console.error("accounts that only earlier nights showed are closed to this user") }
  }
}
