/**
 * Replaces a symmetric positive definite matrix by its inverse, in place. Turns information into covariance.
 *
 * A = L L' (Cholesky), then L is inverted, then inv(A) = inv(L)' inv(L). No pivoting is needed for such a matrix.
 *
 * @param matrix row by row, shape [n * n]; only its lower triangle is read
 * @returns false when the matrix is not positive definite to working precision (a pivot under 1e-13 of its diagonal); its
 *   content is then of no use
 * @cost n^3 / 2 multiplications
 * @source Golub & Van Loan (2013), Matrix Computations, 4th ed., section 4.2
 * @example invertPositiveDefinite(Float64Array.of(4, 0, 0, 2), 2) // true
 */
export function invertPositiveDefinite(matrix: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!
      const diagonal = sum
      for (let k = 0; k < j; k++) sum -= matrix[i * n + k]! * matrix[j * n + k]!
      if (i !== j) matrix[i * n + j] = sum / matrix[j * n + j]!
      else if (!(sum > diagonal * 1e-13)) return false
      else matrix[i * n + i] = Math.sqrt(sum)
    }
  }
  for (let j = 0; j < n; j++) {
    matrix[j * n + j] = 1 / matrix[j * n + j]!
    for (let i = j + 1; i < n; i++) {
      let sum = 0
      for (let k = j; k < i; k++) sum -= matrix[i * n + k]! * matrix[k * n + j]!
      matrix[i * n + j] = sum / matrix[i * n + i]!
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = i; k < n; k++) sum += matrix[k * n + i]! * matrix[k * n + j]!
      matrix[i * n + j] = sum
      matrix[j * n + i] = sum
    }
  }
  return true
}
