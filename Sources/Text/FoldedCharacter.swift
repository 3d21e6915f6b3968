/// What kind of character a code point is, as far as the boundaries of words go.
public enum CharacterKind: UInt8, Sendable {
  /// A space, a punctuation mark, a symbol.
  case separator = 0
  /// A letter of a script that sets its words apart.
  case letter = 1
  case digit = 2
  /// A letter of a script whose words stand together or take endings without a break: Han, Kana, Hangul, Thai and their kin.
  case unspaced = 3
}

/// How a code point is compared. Its bytes stand in the pool of the ``FoldTable`` that made it.
public struct FoldedCharacter: Sendable {
  /// Where the comparison form begins in the pool; the look-alike form follows it.
  var start: UInt32
  var foldCount: UInt8
  var lookAlikeCount: UInt8
  /// What it is, as far as word boundaries go.
  public var kind: CharacterKind
  var flags: UInt8

  /// Nobody sees it: a default ignorable or a format character.
  public var isIgnorable: Bool { flags & 1 != 0 }
  /// Another form of a plain character, such as a full-width or a circled letter.
  public var isCompatibilityForm: Bool { flags & 2 != 0 }
  /// It is, or holds, a combining mark that the comparison form drops.
  public var hasMark: Bool { flags & 4 != 0 }
  /// It claims the word before it as a mark: ®, ™ and their kin.
  public var isTradeMarkSign: Bool { flags & 8 != 0 }
  /// Whether the comparison form has no byte.
  public var isDropped: Bool { foldCount == 0 }
}
