import Candidates
import Marketplace
import Screening
import Text

/// All that a published night knows of a listing.
public struct ListingStory: Sendable {
  /// A row of an export that shows the listing.
  public struct Row: Sendable {
    /// The file's path below the data root.
    public var file: String
    /// The record's number; the header is 1.
    public var row: Int
    /// Where the record begins in the unpacked file.
    public var byteOffset: Int
    /// `accepted`, `superseded by FILE row N`, `duplicate of FILE row N`, or `rejected: REASON`.
    public var fate: String
    /// The rejected row that this one mends, as `FILE row N, byte B`; nil for a row of an export.
    public var mends: String?
  }

  /// A mark found in the listing, and what became of it.
  public struct Mark: Sendable {
    /// The brand's id.
    public var brandID: String
    /// The brand's name.
    public var brand: String
    /// The bytes of the title, or of the brand field, that were read as the mark.
    public var quoted: String
    /// Where these bytes stand in the title's UTF-8; nil where the mark is not in the title.
    public var place: Range<Int>?
    /// How the mark was reached.
    public var form: MarkForm
    /// What stands around it.
    public var context: HitContext
    /// The right that it rests on, as `OFFICE NUMBER`; nil where none is in force.
    public var right: String?
    /// The evidence and what it adds up to.
    public var explanation: Explanation

    /// Whether the listing names the brand nowhere, and only its photograph is that of copies.
    public var isInPhotographOnly: Bool { explanation.steps.contains { $0.code == .markInPhotographOnly } }

    /// How the mark was reached, in words.
    public var reached: String {
      switch form {
      case .name: asRegistered
      case .alias: "by an alias"
      case .compatibility: "in compatibility or unseen characters"
      case .lookAlike: "in letters of other scripts that look the same"
      case .separated: "with its letters set apart"
      case .substituted: "with digits or signs for letters"
      case .masked: "with a star or the like for a letter"
      case .slip: "with a slip"
      case .joined: "joined to another word"
      case .cut: "cut in two words"
      case .transliterated: "as it sounds in another script"
      }
    }

    /// How near to the brand's name it is written.
    private var asRegistered: String {
      if quoted.lowercased() == brand.lowercased() { return "written as registered" }
      let isAccented = foldedForMatching(quoted) == foldedForMatching(brand)
      return isAccented ? "written as registered but for accents" : "written as registered but for spaces, signs or accents"
    }
  }

  /// A candidate that the listing is or was, and what the night says of it.
  public struct Day: Sendable {
    /// The stable id.
    public var candidateID: String
    /// The brand's id.
    public var brandID: String
    /// Its tier in the published files; nil where it is in none.
    public var tier: Tier?
    /// A name of ``DayState``, or `dismissed`.
    public var state: String
    /// Whether an analyst confirmed it.
    public var isConfirmed: Bool
  }

  /// The night.
  public var date: CalendarDate
  /// The marketplace.
  public var marketplace: String
  /// The listing's id.
  public var listingID: String
  /// The rows that show it.
  public var rows: [Row]
  /// The marketplace's files that are not whole: what they do not show any more may tell another story.
  public var incomplete: [IncompleteFile]
  /// Of the accepted row; empty where none was accepted.
  public var title: String
  /// The account that shows it.
  public var sellerAccountID: String
  /// The entity behind that account.
  public var clusterID: String
  /// The marks in it; empty where there are none, or where nothing was accepted.
  public var marks: [Mark]
  /// The candidates that it is tonight, and those of earlier nights.
  public var days: [Day] = []
}
