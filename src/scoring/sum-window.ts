import { InvalidScoringInputError } from './errors.ts'

/** One line of the score ledger: what a miner got for one task of an epoch. */
export interface LedgerEntry {
  readonly epoch: number
  readonly miner: string
  /** In [-1, 1]; 0 = chance, abstained or withheld. */
  readonly value: number
}

export interface LedgerSum {
  readonly sum: number
  readonly count: number
}

/**
 * Sums each miner's task scores over the last epochs.
 *
 * Entries are added in sorted order, so that the same entries give the same bits in whatever order they were read:
 * validators with the same scores must reach the same weights.
 *
 * @param entries of any epochs, in any order
 * @param options.epoch the last epoch that counts
 * @param options.window how many epochs count: `epoch - window + 1 ... epoch`
 * @returns by miner, sorted by name; whoever has no entry in the window is absent
 * @throws {@link InvalidScoringInputError} if a value is not in [-1, 1] or the window is not a whole number >= 1
 * @cost O(n log n)
 * @example sumWindow([{ epoch: 3, miner: 'a', value: 0.5 }, { epoch: 1, miner: 'a', value: 1 }], { epoch: 3, window: 2 }) // new Map([['a', { sum: 0.5, count: 1 }]])
 */
export function sumWindow(entries: Iterable<LedgerEntry>, { epoch, window }: { epoch: number; window: number }): Map<string, LedgerSum> {
  if (!(Number.isSafeInteger(window) && window >= 1 && Number.isSafeInteger(epoch)))
    refuse('a whole epoch and window >= 1', `${epoch}, ${window}`)
  const counted = [...entries].filter((entry) => entry.epoch <= epoch && entry.epoch > epoch - window)
  counted.sort((a, b) => compare(a.miner, b.miner) || a.epoch - b.epoch || a.value - b.value)
  const sums = new Map<string, LedgerSum>()
  for (const { miner, value } of counted) {
    if (!(value >= -1 && value <= 1)) refuse('values in [-1, 1]', `${value} for ${miner}`)
    const { sum, count } = sums.get(miner) ?? { sum: 0, count: 0 }
    sums.set(miner, { sum: sum + value, count: count + 1 })
  }
  return sums
}

/** By code units, the same on every machine and in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function refuse(expected: string, got: string): never {
  throw new InvalidScoringInputError({ where: 'sumWindow', expected, got })
}
