/// Solves a system with a symmetric positive definite matrix, by Cholesky's decomposition. The same numbers give the same bits.
///
/// - Parameters:
///   - matrix: its rows, one behind the other; only what stands on and below the diagonal is read.
///   - right: the right-hand side, as long as a row.
public func solveByCholesky(_ matrix: [Double], _ right: [Double]) -> [Double] {
  let size = right.count
  var lower = [Double](repeating: 0, count: size * size)
  for row in 0..<size {
    for column in 0..<(row + 1) {
      var sum = matrix[row * size + column]
      for inner in 0..<column { sum -= lower[row * size + inner] * lower[column * size + inner] }
      lower[row * size + column] = row == column ? max(sum, 1e-12).squareRoot() : sum / lower[column * size + column]
    }
  }
  var result = right
  for row in 0..<size {
    for column in 0..<row { result[row] -= lower[row * size + column] * result[column] }
    result[row] /= lower[row * size + row]
  }
  for row in (0..<size).reversed() {
    for column in (row + 1)..<max(size, row + 1) { result[row] -= lower[column * size + row] * result[column] }
    result[row] /= lower[row * size + row]
  }
  return result
}
