import { createRng, type Rng } from '../../../core/rng.ts'
import { askFrom, type CellAsking, type CoverageCell, type CoveragePlan } from '../human/coverage.ts'

/** How difficult the questions of anchors are: every type is asked at each in turn, always. */
const DIFFICULTIES = [1 / 6, 1 / 2, 5 / 6] as const

/** One challenge on the constant scale. */
export interface AnchorAsking extends CellAsking {
  readonly cell: CoverageCell
  readonly difficulty: number
}

/**
 * What the n-th anchor asks: a challenge that no controller and no operator has made easier or harder, so that what miners get for it can be
 * compared over time. The set is fixed: each round has every type at each of three difficulties once, with a persona and a wording drawn as the
 * first challenges of a network are. Only the question is new each time, made by the same generator.
 *
 * A question that is asked again, in whatever words, would be known by its names and numbers to whoever keeps what it was asked: scores would
 * rise and nobody be better. So nothing can be kept from one round to the next; and which challenges are anchors follows from the
 * validator's secret and shows in nothing that is sent.
 *
 * @param n how many anchors were asked before
 * @param seed orders each round: the validator's secret
 * @param rng draws persona, clearness and wording
 */
export function anchorAsking(
  { cells, weights }: CoveragePlan,
  n: number,
  { seed, rng }: { readonly seed: string; readonly rng: Rng },
): AnchorAsking {
  const types = [...new Set(cells.map(({ type }) => type))].sort()
  const slots = types.flatMap((type) => DIFFICULTIES.map((difficulty) => ({ type, difficulty })))
  const round = createRng(`${seed}/anchors/${Math.floor(n / slots.length)}`).shuffle(slots)
  const { type, difficulty } = round[n % slots.length]!
  const own = cells.filter((cell) => cell.type === type)
  const cell = drawByWeight(own, weights, rng.fork('cell'))
  return { cell, difficulty, ...askFrom(cell, rng.fork('persona')) }
}

function drawByWeight(cells: readonly CoverageCell[], weights: Float64Array, rng: Rng): CoverageCell {
  let rest = rng.next() * cells.reduce((sum, { index }) => sum + weights[index]!, 0)
  const drawn = cells.find(({ index }) => {
    rest -= weights[index]!
    return rest < 0
  })
  return drawn ?? cells.at(-1)! // where rounding leaves a rest
}
