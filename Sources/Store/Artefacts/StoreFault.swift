/// What keeps an artefact from being found, made or read.
public struct StoreFault: Error, Hashable, Sendable {
  /// The kinds of trouble.
  public enum Reason: Hashable, Sendable {
    /// The disk failed.
    case disk(DiskFault)
    /// The artefact is not whole: what is wrong with it.
    case damaged(String)
    /// The key's text does not have the key as its SHA-256.
    case wrongKey
    /// A name that cannot be a file of an artefact: empty, with a slash, hidden, the manifest's, or taken.
    case badName(String)
    /// A file was begun and not finished before the artefact was sealed.
    case unfinished(String)
  }

  /// The artefact's folder, or the one it was being made in.
  public var path: String
  /// What is wrong.
  public var reason: Reason

  /// Trouble with an artefact.
  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }
}

extension StoreFault: CustomStringConvertible {
  /// Safe in logs.
  public var description: String {
    switch reason {
    case .disk(let fault): fault.description
    case .damaged(let what): "the artefact \(path) is damaged: \(what)"
    case .wrongKey: "the artefact \(path) was given a key that is not the SHA-256 of its text"
    case .badName(let name): "the artefact \(path) cannot have a file named \"\(name)\""
    case .unfinished(let name): "the file \(name) of the artefact \(path) was not finished"
    }
  }

  /// What the person who reads this can do.
  public var remedy: String {
    switch reason {
    case .disk(let fault): fault.remedy
    case .damaged: "Run again: the run moves it aside and makes it anew."
    case .wrongKey, .badName, .unfinished: "This is a defect of Brandsieve: please report it."
    }
  }
}
