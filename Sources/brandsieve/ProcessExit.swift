import ArgumentParser
import Foundation
import Pipeline

/// Ends the process with the status of what a command threw: every exit status passes here.
enum ProcessExit {
  static func end(_ body: @Sendable () async throws -> Void) async -> Never {
    var status = await self.status(of: body)
    Console.close()
    if let lost = Console.takeFault() {
      // A command that failed says so by its own status: its output was none to rely on.
      if status == .done { status = .failed }
      tell(
        RunFault(.failed, "\(lost), so the output is not whole", remedy: "Mend where standard output goes, then give the command again"))
    }
    exit(status.rawValue)
  }

  private static func status(of body: @Sendable () async throws -> Void) async -> ExitStatus {
    do {
      try await body()
      return .done
    } catch let status as ExitStatus {
      return status
    } catch let fault as RunFault {
      Console.flush()
      tell(fault)
      return fault.status
    } catch {
      // Help that was asked for is no error; whatever else the parser says is wrong usage.
      let isHelp = Brandsieve.exitCode(for: error) == .success
      guard isHelp || Brandsieve.exitCode(for: error) == .validationFailure else {
        let fault = RunFault(error)
        tell(fault)
        return fault.status
      }
      for line in Brandsieve.fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
        isHelp ? Console.print(line) : Console.error(line)
      }
      return isHelp ? .done : .usage
    }
  }

  private static func tell(_ fault: RunFault) {
    for warning in fault.warnings { Console.error("warning: \(warning)") }
    for (place, line) in fault.lines.enumerated() { Console.error(place == 0 ? "error: \(line)" : line) }
  }
}

extension ExitStatus: Error {}
