/// A whole artefact: files that never change, made by one stage.
public struct Artefact: Hashable, Sendable {
  /// Its folder.
  public var folder: String
  /// What it says about itself.
  public var manifest: ArtefactManifest

  /// The SHA-256 of what it was made from.
  public var key: Digest { manifest.key }

  /// Where one of its files stands.
  public func path(of file: String) -> String { folder + "/" + file }
}
