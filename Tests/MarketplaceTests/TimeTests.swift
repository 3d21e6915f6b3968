import TestKit
import Testing

@testable import Marketplace

@Suite("Rule: times are seconds in UTC, or they are unreadable") struct TimeTests {
  @Test(
    "Rule: ISO 8601 with any offset, or the declared zone",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-11-21T00:02:00Z", 1_795_219_320), ("2026-11-21 08:02:00+08:00", 1_795_219_320),
      ("2026-11-21T00:02Z", 1_795_219_320), ("2026-11-20T20:32:00.123-0330", 1_795_219_320), ("2026-11-21 08:02:00 +08", 1_795_219_320),
      ("2026-11-21t00:02:00,5z", 1_795_219_320), (" 2026-11-21 01:02:00 ", 1_795_219_320), ("2026-11-21", 1_795_215_600),
      ("2016-12-31T23:59:60Z", 1_483_228_800), ("0001-01-01T00:00:00Z", -62_135_596_800),
    ])
  func iso(_ text: String, _ expected: Int64) throws {
    let zone = try #require(ZoneOffset("+01:00"))
    #expect(read(text) { TimeFormat.iso8601.seconds($0, zone: zone) } == expected)
  }

  @Test(
    "Rule: what the calendar or the clock does not have is no time",
    arguments: [
      "", "not-a-date", "2026-02-29", "2026-13-01T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T10:60:00Z", "2026-11-21T10:00:61Z",
      "2026-11-21T10", "2026-11-21T10:00:00+19:00", "2026-11-21T10:00:00.Z", "2026-11-21T10:00:00Zx", "2026-11-21X10:00:00Z",
      "2026-11-21T10:00:0",
      "0000-01-01T00:00:00Z", "2026-11-21T10:00:00+08:60", "2026-11-21T10:00:00+08:0", "20261121T100000Z",
    ])
  func noTimes(_ text: String) { #expect(read(text) { TimeFormat.iso8601.seconds($0, zone: .utc) } == nil) }

  @Test("Rule: epoch seconds are whole and within the calendar")
  func epoch() {
    for (text, expected) in [
      ("0", 0), ("1795219320", 1_795_219_320), ("-1", -1), (" 5 ", 5), ("253402300799", 253_402_300_799), ("253402300800", nil),
      ("1795219320000", nil), ("", nil), ("-", nil), ("1.5", nil), ("not-a-date", nil), ("99999999999999999999", nil),
    ] as [(String, Int64?)] {
      #expect(read(text) { TimeFormat.epochSeconds.seconds($0, zone: .utc) } == expected, "\(text)")
    }
  }

  @Test("Rule: a pattern's letters are digits, all else stands for itself")
  func patterns() throws {
    for (pattern, text, expected) in [
      ("dd/MM/yyyy HH:mm", "21/11/2026 08:02", 1_795_219_320), ("dd/MM/yyyy HH:mm", "1/11/2026 08:02", nil),
      ("dd/MM/yyyy HH:mm", "21/11/2026 08:02:00", nil), ("dd/MM/yyyy HH:mm", "31/11/2026 08:02", nil),
      ("d.M.yyyy H:mm:ss", "1.1.1970 8:00:07", 7), ("yyyyMMddHHmmss", "19700101080009", 9), ("yyyy年M月d日", "1970年1月2日", 57_600),
      ("yyyy-MM-dd'T'HH''mm", "1970-01-01T08'01", 60), ("dd/MM/yyyy", "", nil), ("dd/MM/yyyy", "not-a-date", nil),
    ] as [(String, String, Int64?)] {
      let format = try TimeFormat(pattern)
      let zone = try #require(ZoneOffset("+8"))
      #expect(read(text) { format.seconds($0, zone: zone) } == expected, "\(pattern): \(text)")
    }
  }

  @Test("Rule: a pattern that cannot be meant is refused with its reason")
  func badPatterns() {
    for (pattern, problem) in [
      ("dd/MM/yy", .unknownLetters("yy")), ("dd/MM/yyyy hh:mm a", .unknownLetters("hh")), ("HH:mm", .noDate), ("", .noDate),
      ("dd dd/MM/yyyy", .repeated("dd")), ("dd/MM/yyyy 'T", .openQuote), ("iso", .unknownLetters("i")),
    ] as [(String, TimePatternFault.Problem)] {
      #expect(throws: TimePatternFault(pattern: pattern, problem: problem)) { try TimeFormat(pattern) }
    }
    #expect(
      TimePatternFault(pattern: "dd/MM/yy", problem: .unknownLetters("yy")).description
        == "the time pattern 'dd/MM/yy' has 'yy', which stands for nothing")
  }

  @Test("Rule: a zone is UTC or a fixed offset")
  func zones() {
    for (text, seconds) in [
      ("UTC", 0), ("gmt", 0), ("Z", 0), ("+08:00", 28_800), ("-0330", -12_600), ("+8", 28_800), ("+18:00", 64_800), ("+18:01", nil),
      ("Asia/Shanghai", nil), ("", nil), ("08:00", nil), ("+08:00x", nil),
    ] as [(String, Int?)] {
      #expect(ZoneOffset(text)?.seconds == seconds, "\(text)")
    }
  }

  @Test("Rule: a time that is written is read back, in every form")
  func roundTrip() throws {
    var random = SeededRandom(seed: 3)
    let pattern = try TimeFormat("dd/MM/yyyy HH:mm:ss")
    for _ in 0..<5_000 {
      let seconds = Int64.random(in: -62_135_596_800...253_402_300_799, using: &random)
      let day = Int((seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400)
      let rest = Int(seconds) - day * 86_400
      let date = CalendarDate(daysSinceEpoch: Int32(day))
      func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
      let clock = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
      let parts = date.description.split(separator: "-")
      #expect(read("\(date)T\(clock)Z") { TimeFormat.iso8601.seconds($0, zone: .utc) } == seconds)
      #expect(read("\(parts[2])/\(parts[1])/\(parts[0]) \(clock)") { pattern.seconds($0, zone: .utc) } == seconds)
      #expect(read(String(seconds)) { TimeFormat.epochSeconds.seconds($0, zone: .utc) } == seconds)
    }
  }
}
