import Candidates
import Marketplace
import Screening

/// All that a published night knows of a listing.
public struct ListingStory: Sendable {
  /// A row of an export that shows the listing.
  public struct Row: Sendable {
    public var file: String
    /// The record's number; the header is 1.
    public var row: Int
    /// Where the record begins in the unpacked file.
    public var byteOffset: Int
    /// `accepted`, `superseded by FILE row N`, `duplicate of FILE row N`, or `rejected: REASON`.
    public var fate: String
  }

  /// A mark found in the listing, and what became of it.
  public struct Mark: Sendable {
    public var brandID: String
    public var brand: String
    /// The bytes of the title, or of the brand field, that were read as the mark.
    public var quoted: String
    public var form: MarkForm
    public var context: HitContext
    /// The right that it rests on, as `OFFICE NUMBER`; nil where none is in force.
    public var right: String?
    public var explanation: Explanation
  }

  public var date: CalendarDate
  public var marketplace: String
  public var listingID: String
  public var rows: [Row]
  /// Of the accepted row; empty where none was accepted.
  public var title: String
  public var sellerAccountID: String
  public var clusterID: String
  /// The marks in it; empty where there are none, or where nothing was accepted.
  public var marks: [Mark]
}
