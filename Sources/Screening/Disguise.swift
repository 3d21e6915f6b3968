/// A mark found in disguise in a piece of a title.
struct Disguise: Equatable, Sendable {
  var brand: Int32
  var form: MarkForm
  /// Its place in the piece, in bytes.
  var start: Int32
  var end: Int32
  /// The script of a name all of whose letters are foreign ones; 0 else. It is a disguise only in a title of another script.
  var script: Int16
  /// How many letters the name has.
  var letters: Int32
}
