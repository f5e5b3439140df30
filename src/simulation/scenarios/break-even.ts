import { dojoRecipe } from '../../scoring/dojo-recipe.ts'
import { plainNetwork } from './plain-network.ts'
import { groupOf, percent, type Scenario, type ScenarioResults, type ScenarioSize } from './scenario.ts'
import { sizedGroups } from './sized-groups.ts'

/** Scored tasks of one window, at which the break-even point is told: the same for all networks. */
const TASKS = 40
const ATTENTIVE = 0.5
const MOST_MOVED = 0.05

const network = (size: ScenarioSize) =>
  plainNetwork(
    size,
    sizedGroups(size.miners, [
      ['honest', { name: 'honest', noise: 1 }, 0.5],
      ['careless', { name: 'careless', attentive: ATTENTIVE }, 0.5],
    ]),
  )

/** Some 700 judgments in each network: enough to know a mean score to .025, and the break-even point to about 2 points. */
export const breakEven: Scenario = {
  name: 'break-even',
  title: 'What carelessness costs does not depend on the size of the network',
  rows: [],
  size: { miners: 256, epochs: 2, tasksPerEpoch: 60 },
  runs: (size) => ({
    small: network({ ...size, miners: 10, tasksPerEpoch: size.tasksPerEpoch }),
    large: network(size),
  }),
  expectations: [
    {
      words: `the share of guessed tasks at which ${TASKS} tasks bring nothing moves by at most ${percent(MOST_MOVED)} between 10 miners and 256`,
      check(results) {
        const [small, large] = [breakEvenError(results, 'small'), breakEvenError(results, 'large')]
        return { holds: Math.abs(small - large) <= MOST_MOVED, measured: `${percent(small)} and ${percent(large)}` }
      },
    },
  ],
}

/**
 * Pay is what the sum of scores exceeds its luck by, and a guess scores 0 in the mean, so that the mean score falls in a straight line from
 * those who always look to those who never do: both groups tell how steep it is.
 */
function breakEvenError(results: ScenarioResults, run: string): number {
  const always = groupOf(results, run, 'honest')
  const sometimes = groupOf(results, run, 'careless')
  const sum = always.scored * (always.score ?? 0) + ATTENTIVE * sometimes.scored * (sometimes.score ?? 0)
  const whenLooking = sum / (always.scored + ATTENTIVE ** 2 * sometimes.scored)
  const { ledger, skill } = dojoRecipe
  return 1 - (ledger.prudence * skill.spread) / Math.sqrt(TASKS) / whenLooking
}
