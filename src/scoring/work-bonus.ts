/** How much of a bonus there is for work under one name, as the recipe declares it. */
export interface WorkBonus {
  /** The most that it adds, as a part of what is paid without it. */
  readonly most: number
  /** Whoever has proven so many times what is typical has all of it. */
  readonly full: number
}

/**
 * What each miner is paid on top, for having proven much under one name: splitting the same work among several names always loses some of it.
 *
 * bonus = most * proven * min(1, proven / (full * typical)), where typical = sum(proven^2) / sum(proven) is what the name behind a random
 * piece of proven work has proven in all. The part in the middle rises with the work, so that proven + bonus is superadditive: f(a + b) >= f(a) + f(b).
 * Typical is measured by work and not by names, so that names with hardly any work do not move it; splitting work lowers
 * it, and lifts everybody else.
 * Bounded: nobody's pay grows by more than `most`, so that a share s becomes at most (1 + most) s / (1 + most s), however large the miner is.
 *
 * @param proven by miner, >= 0: what its scores prove beyond luck
 * @param options.most >= 0; 0 = no bonus
 * @param options.full > 0; 4 = four times the typical work
 * @returns by miner, in the order of `proven`: in [0, most * proven]
 * @source superadditive because proven * (a function that does not fall) is (docs/bonus.md has the proof); typical = the size-biased mean, 1 / (the index of Herfindahl and Hirschman) in units of the total
 * @example workBonus(new Map([['a', 3], ['b', 1]]), { most: 0.5, full: 1 }) // new Map([['a', 1.5], ['b', 0.2]])
 */
export function workBonus(proven: ReadonlyMap<string, number>, { most, full }: WorkBonus): Map<string, number> {
  let total = 0
  let squares = 0
  for (const one of proven.values()) {
    total += one
    squares += one * one
  }
  const enough = squares > 0 ? (full * squares) / total : Number.POSITIVE_INFINITY
  return new Map([...proven].map(([miner, one]) => [miner, most * one * Math.min(1, one / enough)]))
}
