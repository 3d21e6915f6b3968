import Foundation
import Store

/// Who holds a workspace: what a second run is told.
public struct LockHolder: Hashable, Sendable {
  /// The process id.
  public var process: Int
  /// The machine.
  public var host: String
  /// When it began, in ISO 8601 and UTC.
  public var started: String
  /// The command line.
  public var command: String

  /// A holder of its parts.
  public init(process: Int, host: String, started: String, command: String) {
    self.process = process
    self.host = host
    self.started = started
    self.command = command
  }

  /// This process, now.
  public static func current(disk: Disk = .real) -> LockHolder {
    let name = (try? disk.readFile("/proc/sys/kernel/hostname")).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let host = name.trimmingCharacters(in: .whitespacesAndNewlines)
    return LockHolder(
      process: Int(ProcessInfo.processInfo.processIdentifier), host: host.isEmpty ? "this machine" : host,
      started: Date().ISO8601Format(), command: CommandLine.arguments.joined(separator: " "))
  }
}

extension LockHolder {
  /// As it stands in the file beside the lock.
  var json: CanonicalJSON {
    .object(["process": .integer(process), "host": .text(host), "started": .text(started), "command": .text(command)])
  }

  /// A holder as ``json`` writes it; nil for anything else.
  init?(json: CanonicalJSON) {
    guard let process = json["process"]?.asInteger, let host = json["host"]?.asText, let started = json["started"]?.asText,
      let command = json["command"]?.asText
    else { return nil }
    self.init(process: process, host: host, started: started, command: command)
  }
}
