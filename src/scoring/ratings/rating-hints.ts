import type { RatedCells } from './rated-cells.ts'
import type { Consensus } from './rating-report.ts'

const FEW_JUDGMENTS_AN_ITEM = 3
const FEW_JUDGMENTS_A_RATER = 20
const FEW_ITEMS = 30

/**
 * Where data are too thin for what is shown, and what would help.
 *
 * @example ratingHints({ raters: ['a'], items: ['x'], starts: [0, 1], raterOf: [0], replaced: 0 }, { kind: 'none' })[0] // 'one rater: nothing can be said about agreement; let at least three people judge the same items'
 */
export function ratingHints(
  { raters, starts, raterOf, replaced }: Pick<RatedCells<unknown>, 'raters' | 'starts' | 'raterOf' | 'replaced'>,
  consensus: Consensus,
): string[] {
  const units = starts.length - 1
  const perRater = new Int32Array(raters.length)
  for (const rater of raterOf) perRater[rater]!++
  const thinRaters = perRater.filter((count) => count < FEW_JUDGMENTS_A_RATER).length
  let single = 0
  for (let unit = 0; unit < units; unit++) if (starts[unit + 1]! - starts[unit]! === 1) single++
  const hints = [
    raters.length === 1 && 'one rater: nothing can be said about agreement; let at least three people judge the same items',
    raters.length > 1 && single > 0 && `${single} of ${units} items were judged once: they tell nothing about agreement`,
    raters.length > 1 &&
      raterOf.length / units < FEW_JUDGMENTS_AN_ITEM &&
      'fewer than three judgments an item on average: more of them narrow the intervals most',
    units < FEW_ITEMS && `fewer than ${FEW_ITEMS} items: intervals of agreement are rough`,
    thinRaters > 0 &&
      `${thinRaters} of ${raters.length} raters gave fewer than ${FEW_JUDGMENTS_A_RATER} judgments: their reliability leans on that of the others`,
    replaced > 0 && `${replaced} judgments repeat the rater, item and group of a later one: only the last counts`,
    consensus.kind === 'order' &&
      consensus.blocks > 1 &&
      `items fall into ${consensus.blocks} blocks that no comparison links: scores compare within a block only`,
    consensus.kind === 'order' &&
      consensus.evidence.startsWith('gold,') &&
      'the judgments contradict the gold: reliability was learned from the gold alone',
  ]
  return hints.filter((hint) => hint !== false)
}
