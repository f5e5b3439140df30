/**
 * The point where a smooth function of few variables is smallest, found without derivatives (Nelder and Mead's simplex).
 *
 * @param f any number or minus infinity, never NaN
 * @param start a point near which to begin, shape [d], d small
 * @param options.step size of the first simplex
 * @returns shape [d]; a local minimum to about 1e-8 of its scale, or the best point after 200 d steps
 * @cost about 60 d calls of f
 * @source Nelder & Mead (1965), Comput. J. 7(4):308-313, doi:10.1093/comjnl/7.4.308
 * @example minimizeSimplex(([x]) => (x - 3) ** 2, [0])[0].toFixed(6) // '3.000000'
 */
export function minimizeSimplex(f: (point: readonly number[]) => number, start: readonly number[], { step = 0.5 } = {}): readonly number[] {
  const vertex = (point: readonly number[]) => ({ point, height: f(point) })
  const d = start.length
  const simplex = [vertex(start), ...start.map((_, axis) => vertex(start.map((x, i) => (i === axis ? x + step : x))))]
  for (let round = 0; round < 200 * d; round++) {
    simplex.sort((a, b) => (a.height < b.height ? -1 : a.height > b.height ? 1 : 0))
    const best = simplex[0]!
    const worst = simplex[d]!
    const size = Math.max(...simplex.flatMap(({ point }) => point.map((x, i) => Math.abs(x - best.point[i]!) / (1 + Math.abs(x)))))
    if (size < 1e-8) break
    const centre = start.map((_, i) => simplex.slice(0, d).reduce((sum, { point }) => sum + point[i]! / d, 0))
    const along = (factor: number) => vertex(centre.map((x, i) => x + factor * (worst.point[i]! - x)))
    const reflected = along(-1)
    if (reflected.height < best.height) {
      const expanded = along(-2)
      simplex[d] = expanded.height < reflected.height ? expanded : reflected
    } else if (reflected.height < simplex[d - 1]!.height) simplex[d] = reflected
    else {
      const contracted = along(reflected.height < worst.height ? -0.5 : 0.5)
      if (contracted.height < Math.min(reflected.height, worst.height)) simplex[d] = contracted
      else for (let v = 1; v <= d; v++) simplex[v] = vertex(simplex[v]!.point.map((x, i) => (x + best.point[i]!) / 2))
    }
  }
  return simplex.reduce((lowest, other) => (other.height < lowest.height ? other : lowest)).point
}
