/// A number rounded so that many things do not step at once as it grows from night to night: each steps when the number has come to a share of its
/// own between two whole numbers. Over all things the number is rounded to the nearest one.
///
/// - Parameter hash: a hash of the thing's bytes, the same in every process.
func stepped(_ number: Double, _ hash: UInt64) -> Double { (number + Double(hash64(hash, 0x57E9) >> 11) * 0x1p-53).rounded(.down) }
