import ArgumentParser
import Foundation
import Pipeline

/// Ends the process with the status of what a command threw: every exit status passes here.
enum ProcessExit {
  static func end(_ body: @Sendable () async throws -> Void) async -> Never {
    do {
      try await body()
      exit(ExitStatus.done.rawValue)
    } catch let status as ExitStatus {
      exit(status.rawValue)
    } catch let fault as RunFault {
      Console.error("error: \(fault)")
      exit(fault.status.rawValue)
    } catch {
      let message = Brandsieve.fullMessage(for: error)
      // Help that was asked for is no error; whatever else the parser says is wrong usage.
      if Brandsieve.exitCode(for: error) == .success {
        Console.print(message)
        exit(ExitStatus.done.rawValue)
      }
      Console.error(message)
      exit(ExitStatus.usage.rawValue)
    }
  }
}

extension ExitStatus: Error {}
