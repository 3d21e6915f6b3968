import Handoff
import Testing

@testable import Pipeline

@Suite("Rule: an unknown key is answered with the nearest known one") struct SettingsNearestKeyTests {
  @Test func oneSlipFindsTheKeyBack() {
    for key in SourceSettings.keys {
      for wrong in [key + "s", String(key.dropLast())] {
        #expect(nearestName(to: wrong, among: SourceSettings.keys, isSlip: false) == key)
      }
    }
  }
}
