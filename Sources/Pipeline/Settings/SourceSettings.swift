import Marketplace
import Tabular

/// A marketplace's exports: where they are and how they are written.
public struct SourceSettings: Equatable, Sendable {
  /// How files are packed.
  public enum Compression: String, CaseIterable, Sendable {
    case gzip
    /// By gzip, by zstd or not at all, as the first bytes of each file tell.
    case auto
  }

  /// What happens when a file is damaged.
  public enum DamagePolicy: String, CaseIterable, Sendable {
    /// The run fails.
    case failRun = "fail_run"
    /// Nothing of the file is used, and the run goes on.
    case rejectFile = "reject_file"
    /// The rows before the damage are used, and the run goes on.
    case keepGoodRows = "keep_good_rows"
  }

  /// The marketplace, as it stands in all published files.
  public var name: String
  /// Which files below the data root are its exports.
  public var files: FilePattern
  /// The country whose law counts where a listing names no other.
  public var home: CountryCode
  /// How the files are packed.
  public var compression: Compression
  /// Code page, separators and quotes.
  public var dialect: Dialect
  /// What happens when one is damaged.
  public var onDamage: DamagePolicy
  /// The header's names for the columns of a listing.
  public var columns: ColumnMapping
  /// How prices, times, lists and conditions are written.
  public var values: ValueSettings
  /// What a file may cost.
  public var limits: Limits
  /// Files of one date, at most.
  public var maxFiles: Int
  /// What must hold of its exports before anything is published.
  public var rules = SourceRules()
}
