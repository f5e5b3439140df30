import type { ArrivedEntry } from './discount-copies.ts'
import { InvalidScoringInputError } from './errors.ts'

/**
 * Takes back what copies were paid before it was known that they are copies.
 *
 * An entry of epoch e is paid in the epochs e ... e + window - 1. Of one whose miner was found to be one with another in epoch f, the epochs e ... f - 1 paid too
 * much: what it counts alone, less what it counts as a part of its voice. That is taken off in the epochs that are left,
 * in equal parts:
 *
 *     value = asOne - (alone - asOne) * min(1, (f - e) / (window - (f - e)))
 *
 * All of it for what was found within half a window; later less, so that no epoch takes more than the entry itself was worth. Nothing is taken for what comes in f or later,
 * and nothing once the entries of before have left the window. What was discounted in those epochs already, because a dependence inside the voice was estimated before it
 * was found, is taken as paid: estimates rise with the same evidence, in the last epoch or two. What others cost a miner is nothing that it was paid.
 *
 * @param alone entries as they would count if members of one voice were nothing to each other: what depends on others besides is discounted here too
 * @param asOne the same in the same order, as they count since: copies discounted
 * @param options.foundIn by miner: in which epoch it first counted as one with another
 * @param options.window epochs for which an entry is paid, a whole number >= 1
 * @returns in the order of the entries, values in [-1, 1] if theirs are
 * @throws {@link InvalidScoringInputError} if the two lists are not of the same entries
 * @cost O(n)
 * @example takeBack([{ task: 't', arrival: 2, miner: 'b', epoch: 1, value: 0.5 }], [{ task: 't', arrival: 2, miner: 'b', epoch: 1, value: 0 }], { foundIn: new Map([['b', 3]]), window: 8 })[0].value // -0.16666666666666666
 */
export function takeBack(
  alone: readonly ArrivedEntry[],
  asOne: readonly ArrivedEntry[],
  { foundIn, window }: { foundIn: ReadonlyMap<string, number>; window: number },
): ArrivedEntry[] {
  if (alone.length !== asOne.length) refuse(`${alone.length} entries twice`, `${alone.length} and ${asOne.length}`)
  return asOne.map((entry, place) => {
    const before = alone[place]!
    if (before.task !== entry.task || before.miner !== entry.miner)
      refuse(`${before.miner} of ${before.task}`, `${entry.miner} of ${entry.task}`)
    const found = foundIn.get(entry.miner)
    const tooMuch = before.value - entry.value
    if (found === undefined || tooMuch <= 0) return entry
    const paid = Math.min(window, Math.max(0, found - entry.epoch))
    return { ...entry, value: entry.value - tooMuch * Math.min(1, paid / (window - paid)) }
  })
}

function refuse(expected: string, got: string): never {
  throw new InvalidScoringInputError({ where: 'takeBack', expected, got })
}
