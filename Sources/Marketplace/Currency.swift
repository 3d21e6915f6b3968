/// Currencies as ISO 4217 lists them.
public enum Currency {
  /// The minor digits that are taken where a currency is unknown.
  public static let usualMinorDigits = 2

  /// How many decimal digits a currency's minor unit takes (USD 2, JPY 0, KWD 3); nil for a code that ISO 4217 does not list.
  /// Codes are written in capitals.
  ///
  /// Source: ISO 4217, table A.1, with the codes that were withdrawn since 2020 (HRK, SLL, ZWL, ANG, CUC) kept.
  public static func minorDigits(of code: String) -> Int? { digits[code] }

  private static let digits: [String: Int] = {
    var table: [String: Int] = [:]
    for (count, codes) in [(0, none), (2, two), (3, three), (4, four)] {
      for code in codes.split(separator: " ") { table[String(code)] = count }
    }
    return table
  }()

  private static let none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
  private static let three = "BHD IQD JOD KWD LYD OMR TND"
  private static let four = "CLF UYW"
  private static let two = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC \
    CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR \
    KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP \
    PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN \
    UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG ZWL
    """
}
