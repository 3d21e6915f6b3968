extension RecordBatch {
  /// Gives a record the place of what it was taken from, where the batch was read from something made for reading alone.
  public mutating func setPlace(_ record: Int, row: Int, byteOffset: Int) {
    precondition(record >= 0 && record < count)
    rows[record] = row
    byteOffsets[record] = byteOffset
  }
}
