import Foundation
import Store

/// A place where a run changes the disk: a call and what it is made on. Keys, counters and the names of packages, programmes and tables of
/// the registry are left out, so that calls which do the same thing have one site.
struct WriteSite: Hashable, CustomStringConvertible {
  let call: DiskCall
  let place: String

  /// The site of a call in a workspace; nil for a call that changes nothing. Files are counted when they are made, not when they are read.
  init?(_ call: DiskCall, _ path: String, workspace: String) {
    switch call {
    case .write, .sync, .rename, .exchange, .makeFolder, .truncate: break
    case .open: if FileManager.default.fileExists(atPath: path) { return nil }
    default: return nil
    }
    self.call = call
    place = String(path.dropFirst(workspace.count)).replacing(/[0-9a-f]{8,}/) { _ in "#" }.replacing(/[0-9]+/) { _ in "#" }
      .replacing(/\/handoff\/[a-z-]+(\/[a-z-]+(-#)+)?/) { _ in "/handoff/*" }.replacing(/registry-[a-z_]+/) { _ in "registry-*" }
      .replacing(/[a-z-]+-#\.csv/) { _ in "*.csv" }
  }

  var description: String { "\(call.rawValue) \(place)" }
}
