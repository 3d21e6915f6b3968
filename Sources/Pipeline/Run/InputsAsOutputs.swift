import Store

/// Refuses outputs that are inputs, also through links: they would take the place of what a person brought along.
///
/// - Parameter outputs: each option with its absolute path, nil where it was not given. Pipes and devices may be both.
/// - Throws: a fault of status 2.
public func refuseOutputs(_ outputs: [(option: String, path: String?)], thatAre inputs: [String], disk: Disk) throws(RunFault) {
  func real(_ path: String) -> String { (try? disk.realPath(path)) ?? path }
  for (option, target) in outputs {
    guard let target, let input = inputs.first(where: { real($0) == real(target) }) else { continue }
    if let status = try? disk.status(real(input)), !status.isFile, !status.isFolder { continue }
    throw RunFault(.usage, "\(option) names \(input), which is read", remedy: "Name another file: the results would take its place")
  }
}

/// Refuses outputs inside a workspace: what stands there is Brandsieve's own, and nothing else may take its place.
///
/// - Parameter outputs: each option with its absolute path, nil where it was not given. Pipes and devices may stand anywhere.
/// - Throws: a fault of status 2.
public func refuseOutputs(_ outputs: [(option: String, path: String?)], inWorkspace workspace: String, disk: Disk) throws(RunFault) {
  guard let root = try? disk.realPath(workspace) else { return }
  for (option, target) in outputs {
    guard let target, let folder = parentFolder(of: target) else { continue }
    if let status = try? disk.status(target), !status.isFile, !status.isFolder { continue }
    // A link is written through to what it leads to; what is not there yet comes to stand in its folder.
    guard let place = (try? disk.realPath(target)) ?? (try? disk.realPath(folder)).map({ $0 + "/" }), place.hasPrefix(root + "/") else {
      continue
    }
    throw RunFault(
      .usage, "\(option) names \(target), which is inside the workspace \(workspace)",
      remedy: "Name a file elsewhere: what stands in a workspace is written by runs alone")
  }
}

/// Refuses outputs whose folder is not there, before any work is done for them.
///
/// - Parameter outputs: each option with its absolute path, nil where it was not given.
/// - Throws: a fault of status 1 that names the path as it was given.
public func refuseOutputsNowhere(_ outputs: [(option: String, path: String?)], disk: Disk) throws(RunFault) {
  for (option, target) in outputs {
    // What cannot be looked at is told when it is written.
    guard let target, let folder = parentFolder(of: target), let isFolder = try? disk.isFolder(folder), !isFolder else { continue }
    throw RunFault(
      .failed, "\(option) \(target) cannot be written: there is no folder \(folder)", remedy: "Make the folder, or name another")
  }
}
