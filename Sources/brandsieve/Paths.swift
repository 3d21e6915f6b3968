import ArgumentParser
import Foundation

/// Paths as people type them, made absolute.
enum Paths {
  /// The absolute path of what was typed, from the working folder on, without `.` and `..`.
  static func absolute(_ typed: String) -> String {
    let path = typed.hasPrefix("/") ? typed : FileManager.default.currentDirectoryPath + "/" + typed
    var names: [Substring] = []
    for name in path.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return "/" + names.joined(separator: "/")
  }

  /// Refuses the empty path, which is nobody's intention: a script's variable was not set.
  static func refuseEmpty(_ typed: String?, _ name: String) throws {
    if typed == "" { throw ValidationError("\(name) is empty: give a path") }
  }

  /// The folder of a path.
  static func folder(of path: String) -> String { (path as NSString).deletingLastPathComponent }
}
