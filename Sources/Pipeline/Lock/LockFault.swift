import Store

/// A workspace that this run cannot have for itself.
public struct LockFault: Error, Hashable, Sendable {
  /// Why.
  public enum What: Hashable, Sendable {
    /// Another run has it; who, is nil where that run has not said it yet.
    case held(by: LockHolder?)
    /// The lock cannot be made, as in a folder that may not be written.
    case unusable(DiskFault)
  }

  /// The workspace.
  public var workspace: String
  /// Why.
  public var what: What

  /// A fault of a workspace.
  public init(workspace: String, what: What) {
    self.workspace = workspace
    self.what = what
  }
}

extension LockFault: CustomStringConvertible {
  /// The workspace, and who has it or what failed.
  public var description: String {
    switch what {
    case .held(.some(let holder)):
      "the workspace \(workspace) is in use by process \(holder.process) on \(holder.host) since \(holder.started): \(holder.command)"
    case .held(nil): "the workspace \(workspace) is in use by another run"
    case .unusable(let fault): "the workspace \(workspace) cannot be used: \(fault)"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch what {
    case .held(.some(let holder)): "Wait until that run ends, stop it with `kill \(holder.process)`, or choose another --workspace."
    case .held(nil): "Wait until that run ends, or choose another --workspace."
    case .unusable(let fault) where fault.isOfThePath && !fault.isForbidden: "Move what stands there away, then try again."
    case .unusable(let fault): fault.remedy
    }
  }
}
