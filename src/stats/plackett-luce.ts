import { contrastErrors } from './contrast-errors.ts'
import { InvalidSampleError } from './errors.ts'
import { invertPositiveDefinite } from './invert-positive-definite.ts'
import { isStronglyConnected } from './is-strongly-connected.ts'
import { itemBlocks } from './item-blocks.ts'
import { type WorthFit, worthsOf } from './worth-fit.ts'

/** An order of some of the items, the best first; items that share an inner list are tied. */
export type PartialRanking = readonly (number | readonly number[])[]

/**
 * Plackett-Luce: worth of items from rankings of any two or more of them, by maximum likelihood.
 *
 * A ranking is a row of choices: the best among all its items, then the best among the rest, and so on; each item is
 * chosen with its worth's share of the worths still there. With two items this is {@link bradleyTerry}.
 * Ties: t tied items take t choices; each of them gets 1 / t of every choice, and the k-th choice is made from what is there
 * less k / t of the group (k = 0, 1, ...), as Efron does for tied survival times. Between two items alone a tie is thus half a win for both.
 *
 * Newton's method on all log worths at once, halving a step that does not raise the likelihood.
 *
 * @param items number of items that the indices run over, at least 1
 * @returns as {@link bradleyTerry}: `not identified` when some items were never ranked together, directly or through others; `no finite MLE` when a group
 *   of items was always put before the rest, or worths are more than some e^700 apart
 * @throws {@link InvalidSampleError} if an index is out of range or doubled within a ranking, or linked items are more than 3,000
 * @cost O(sum of m^2 + items^3 / 2) a step, some 6 steps; t tied items cost t m^2
 * @source Luce (1959), Individual Choice Behavior; Plackett (1975), Appl. Stat. 24(2):193-202, doi:10.2307/2346567; existence: Hunter (2004), doi:10.1214/aos/1079120141;
 *   ties: Efron (1977), J. Am. Stat. Assoc. 72(359):557-565, doi:10.1080/01621459.1977.10480613
 * @oracle scipy 1.10.1, plackett-luce.oracle.json
 * @example plackettLuce(2, [[0, 1], [0, 1], [1, 0], [[0, 1]]]).worths[0] // 0.625
 */
export function plackettLuce(items: number, rankings: readonly PartialRanking[]): WorthFit {
  if (!(Number.isInteger(items) && items >= 1))
    throw new InvalidSampleError({ where: 'plackettLuce', expected: 'at least one item', got: `${items}` })
  const choices = flatten(items, rankings)
  const { winners, losers } = edgesOf(choices)
  if (itemBlocks(items, winners, losers).count > 1) return { kind: 'undefined', reason: 'not identified' }
  if (!isStronglyConnected(items, winners, losers)) return { kind: 'undefined', reason: 'no finite MLE' }
  if (items > MOST_ITEMS) throw new InvalidSampleError({ where: 'plackettLuce', expected: `at most ${MOST_ITEMS} items`, got: `${items}` })

  let logWorths = new Float64Array(items)
  let height = climb(choices, logWorths)
  for (let iteration = 0; iteration < MOST_NEWTON_STEPS; iteration++) {
    const { gradient, information } = height
    information[0]! += information[0] || 1 // pins the common level, in which the gradient has no part
    if (!invertPositiveDefinite(information, items)) return { kind: 'undefined', reason: 'no finite MLE' }
    const step = gradient.map((_, i) => {
      let sum = 0
      for (let j = 0; j < items; j++) sum += information[i * items + j]! * gradient[j]!
      return sum
    })
    let length = 1
    let next = logWorths.map((theta, i) => theta + step[i]!)
    let nextHeight = climb(choices, next)
    while (!(nextHeight.logLikelihood >= height.logLikelihood - 1e-9) && length > 1e-6) {
      length /= 2
      next = logWorths.map((theta, i) => theta + length * step[i]!)
      nextHeight = climb(choices, next)
    }
    logWorths = next
    height = nextHeight
    if (step.some((change) => Math.abs(change) >= TOLERANCE)) continue
    const standardErrors = () => contrastErrors(climb(choices, logWorths).information, items)
    return { kind: 'fit', ...worthsOf(logWorths), logLikelihood: height.logLikelihood, standardErrors }
  }
  return { kind: 'undefined', reason: 'no finite MLE' }
}

/** The information matrix of more does not fit into memory, nor its inversion into a minute. */
const MOST_ITEMS = 3000
const MOST_NEWTON_STEPS = 100
/** Largest change of a log worth at which the iteration ends; Newton's error is then about its square. */
const TOLERANCE = 1e-6

/** Rankings as columns. */
interface Choices {
  readonly items: number
  /** Items of all rankings one after the other, the best first. */
  readonly order: Int32Array
  /** Where each ranking begins in `order`: shape [rankings + 1]. */
  readonly starts: Int32Array
  /** At the first item of a group of tied items (or of a single one) its size, else 0. */
  readonly groupSizes: Int32Array
}

function flatten(items: number, rankings: readonly PartialRanking[]): Choices {
  const order: number[] = []
  const groupSizes: number[] = []
  const starts = new Int32Array(rankings.length + 1)
  const rankedIn = new Int32Array(items).fill(-1)
  rankings.forEach((ranking, index) => {
    for (const place of ranking) {
      const group = typeof place === 'number' ? [place] : place
      group.forEach((item, position) => {
        if (!(Number.isInteger(item) && item >= 0 && item < items && rankedIn[item] !== index))
          throw new InvalidSampleError({
            where: 'plackettLuce',
            expected: `items in 0..${items - 1}, each once in a ranking`,
            got: `${item} in ranking ${index}`,
          })
        rankedIn[item] = index
        order.push(item)
        groupSizes.push(position === 0 ? group.length : 0)
      })
    }
    starts[index + 1] = order.length
  })
  return { items, order: Int32Array.from(order), starts, groupSizes: Int32Array.from(groupSizes) }
}

/** Who was put before whom, between neighbours; tied items both ways. */
function edgesOf({ order, starts, groupSizes }: Choices): { winners: number[]; losers: number[] } {
  const winners: number[] = []
  const losers: number[] = []
  for (let ranking = 0; ranking + 1 < starts.length; ranking++) {
    for (let at = starts[ranking]! + 1; at < starts[ranking + 1]!; at++) {
      winners.push(order[at - 1]!)
      losers.push(order[at]!)
      if (groupSizes[at] !== 0) continue
      winners.push(order[at]!)
      losers.push(order[at - 1]!)
    }
  }
  return { winners, losers }
}

/** Log-likelihood, its gradient and minus its second derivatives (row by row) at some log worths. */
function climb({ items, order, starts, groupSizes }: Choices, logWorths: Float64Array) {
  const worths = logWorths.map(Math.exp)
  const gradient = new Float64Array(items)
  const information = new Float64Array(items * items)
  const shares = new Float64Array(items)
  let logLikelihood = 0
  for (let ranking = 0; ranking + 1 < starts.length; ranking++) {
    const end = starts[ranking + 1]!
    for (let at = starts[ranking]!; at < end; ) {
      const size = groupSizes[at]!
      let tied = 0
      let left = 0 // summed anew: taking off what was chosen would leave rounding where the best are far ahead
      for (let a = at; a < end; a++) {
        left += worths[order[a]!]!
        if (a === at + size - 1) tied = left
      }
      for (let k = 0; k < size; k++) {
        if (at + k === end - 1) break // a single item is left: no choice
        const total = left - (k / size) * tied
        logLikelihood -= Math.log(total)
        for (let g = at; g < at + size; g++) {
          logLikelihood += logWorths[order[g]!]! / size
          gradient[order[g]!]! += 1 / size
        }
        for (let a = at; a < end; a++) {
          const i = order[a]!
          const share = ((a < at + size ? 1 - k / size : 1) * worths[i]!) / total
          shares[a - at] = share
          gradient[i]! -= share
          information[i * items + i]! += share
          for (let b = at; b <= a; b++) {
            const j = order[b]!
            information[i > j ? i * items + j : j * items + i]! -= share * shares[b - at]!
          }
        }
      }
      at += size
    }
  }
  return { logLikelihood, gradient, information }
}
