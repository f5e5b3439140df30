/**
 * How many judgments a task needs: as many as its result asks for, against five a task. Prints a markdown table for docs/scoring.md.
 *
 * node scripts/run.mjs scripts/study-overlap.ts [SEED] [TASKS]
 */
import { createRng } from '../src/core/rng.ts'
import { dojoRecipe } from '../src/scoring/dojo-recipe.ts'
import webUi from '../src/simulation/webui-calibration.json' with { type: 'json' }
import { type Asking, crowdTasks, FIXED, meanOfResults, type OpenTask, replayOverlap, webUiTasks, withGold } from './overlap-replay.ts'
import { readWebUiRatings, WEB_UI_SCALES, webUiRatingsPresent } from './webui-ratings.ts'

const [seed = 'overlap', tasks = '4000'] = process.argv.slice(2)
const count = Number(tasks)
const settle = count / 4
const judgmentsPerEpoch = 20 // by one judge

const worlds: { name: string; judges: number; open: readonly OpenTask[] }[] = [
  ...(webUiRatingsPresent
    ? WEB_UI_SCALES.map((scale) => ({
        name: `web pages, ${scale}`,
        judges: 39,
        open: webUiTasks(readWebUiRatings(scale), count, createRng(`${seed} ${scale}`)),
      }))
    : []),
  { name: 'crowd, judges alike', judges: 150, open: crowdTasks(count, 0, createRng(`${seed} alike`)) },
  { name: 'crowd, as uneven as the 39', judges: 150, open: crowdTasks(count, webUi.raters.noiseLogSd, createRng(`${seed} uneven`)) },
]
if (!webUiRatingsPresent) process.stderr.write('study-overlap: no real people, because ../shared/data/webui-ratings-39x84.csv is missing\n')

const goldSettings = [
  { name: 'every fifth', goldEvery: 5 },
  { name: 'none', goldEvery: Number.POSITIVE_INFINITY },
]
const askings: Asking[] = ['fixed', 'in-turn', 'proven-first']

const plays = worlds.flatMap(({ name, judges, open }) =>
  goldSettings.flatMap((gold) =>
    askings.map((asking) => {
      const tasksPerEpoch = Math.round((judges * judgmentsPerEpoch) / 4)
      const options = { asking, settle, tasksPerEpoch, recipe: dojoRecipe }
      return { world: name, gold: gold.name, asking, result: replayOverlap(withGold(open, gold.goldEvery), options) }
    }),
  ),
)
const rows = plays.map(({ world, gold, asking, result }) => {
  const { judgments, equalRanks, weighedRanks, weighedOpinions, expectedError, observedError } = result
  const orders = [equalRanks, weighedRanks, weighedOpinions, expectedError, observedError].map((value) => value.toFixed(3))
  return `| ${[world, gold, asking, judgments.toFixed(2), ...orders].join(' | ')} |`
})

/** Mean over the worlds whose names start alike: how many fewer judgments, and how far the order (opinions by weight) is above that of five. */
function summary(worldStart: string, gold: string, asking: Asking): string {
  const meanOf = (how: Asking) => {
    const results = plays.filter((play) => play.world.startsWith(worldStart) && play.gold === gold && play.asking === how)
    return meanOfResults(results.map(({ result }) => result))
  }
  const [five, adaptive] = [meanOf('fixed'), meanOf(asking)]
  const fewer = (100 * (1 - adaptive.judgments / FIXED)).toFixed(0)
  const signed = (difference: number) => `${difference < 0 ? '' : '+'}${difference.toFixed(3)}`
  const againstEqual = signed(adaptive.weighedOpinions - five.equalRanks)
  const againstSame = signed(adaptive.weighedOpinions - five.weighedOpinions)
  return `- ${worldStart}, gold ${gold}, ${asking}: ${fewer} % fewer than five; order ${againstEqual} against five equal ranks, ${againstSame} against five with the same aggregator`
}
const summaries = [...new Set(worlds.map(({ name }) => name.split(',')[0]!))].flatMap((start) =>
  goldSettings.flatMap((gold) => askings.slice(1).map((asking) => summary(start, gold.name, asking))),
)

process.stdout.write(
  [
    `Seed ${seed}: ${count} tasks each, the first ${settle} not counted.`,
    '',
    '| tasks | gold | asked | judgments | ranks, all equal | ranks by weight | opinions by weight | wrong pairs expected | wrong pairs |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...summaries,
    '',
  ].join('\n'),
)
