/**
 * Whether 39 real people are told from raters who look at nothing, none of them is expelled, and copies are found. Prints markdown tables
 * for docs/scoring.md.
 *
 * node scripts/run.mjs scripts/study-raters.ts [SEED] [REPEATS]
 */
import { createRng } from '../src/core/rng.ts'
import { dojoRecipe as recipe } from '../src/scoring/dojo-recipe.ts'
import {
  areaUnderCurve,
  type RaterReplay,
  randomRater,
  replayRaters,
  replayRing,
  reversedRater,
  ringPairs,
  suspendedAtAnyTime,
} from './rater-replay.ts'
import { mean } from './rating-statistics.ts'
import { readWebUiRatings, WEB_UI_SCALES, webUiRatingsPresent } from './webui-ratings.ts'

if (!webUiRatingsPresent) {
  process.stderr.write('study-raters: nothing to study, because ../shared/data/webui-ratings-39x84.csv is missing\n')
  process.exit(0)
}
const [seed = 'raters', repeatsText = '3'] = process.argv.slice(2)
const repeats = Number(repeatsText)
const tables = WEB_UI_SCALES.map((scale) => ({ scale, ratings: readWebUiRatings(scale) }))
const times = Array.from({ length: repeats }, (_, time) => time)

process.stdout.write(`Seed ${seed}, ${repeats} repeats on each of ${tables.length} scales.\n\n`)
process.stdout.write(
  '| judges a task | judgments scored | AUC after 10 tasks | after 20 | after 40 | a random rater gets for a scored task |\n',
)
process.stdout.write('| --- | --- | --- | --- | --- | --- |\n')
for (const judges of [5, 8, 12]) {
  const replays = tables.flatMap(({ scale, ratings }) =>
    times.map((time) => {
      const rng = createRng(`${seed} ${scale} ${judges} ${time}`)
      return replayRaters(ratings, { rounds: 40, judges, intruders: 39, intruder: randomRater, recipe, rng })
    }),
  )
  const cells = [10, 20, 40].map((tasks) => mean(replays.map((replay) => aucAfter(replay, tasks))).toFixed(3))
  const scored = Math.round(100 * mean(replays.map(({ scoredShare }) => scoredShare)))
  const random = mean(replays.flatMap(({ intruderScores }) => intruderScores)).toFixed(2)
  process.stdout.write(`| ${judges} | ${scored} % | ${cells.join(' | ')} | ${random} |\n`)
}

process.stdout.write('\n| after every one of 200 tasks, 5 judges each | ever suspended |\n| --- | --- |\n')
const long = tables.flatMap(({ scale, ratings }) =>
  times.map((time) => {
    const rng = createRng(`${seed} long ${scale} ${time}`)
    return replayRaters(ratings, { rounds: 200, judges: 5, intruders: 13, intruder: randomRater, recipe, rng })
  }),
)
for (const group of ['people', 'intruders'] as const) {
  const ever = long.map((replay) => suspendedAtAnyTime(replay[group]))
  const raters = long.reduce((sum, replay) => sum + replay[group][0]!.length, 0)
  process.stdout.write(`| ${group === 'people' ? 'people' : 'random raters'} | ${ever.reduce((a, b) => a + b)} of ${raters} |\n`)
}

process.stdout.write('\n| the same where the order of the others is known | ever suspended |\n| --- | --- |\n')
for (const { name, intruderOf } of [
  { name: 'random raters', intruderOf: () => randomRater },
  { name: 'raters who say the opposite', intruderOf: reversedRater },
]) {
  const replays = tables.map(({ scale, ratings }) =>
    replayRaters(ratings, {
      rounds: 200,
      judges: 5,
      intruders: 39,
      intruder: intruderOf(ratings),
      recipe,
      known: true,
      rng: createRng(`${seed} known ${scale} ${name}`),
    }),
  )
  for (const group of ['people', 'intruders'] as const) {
    const ever = replays.map((replay) => suspendedAtAnyTime(replay[group])).reduce((a, b) => a + b)
    const raters = replays.reduce((sum, replay) => sum + replay[group][0]!.length, 0)
    process.stdout.write(`| ${group === 'people' ? `people beside ${name}` : name} | ${ever} of ${raters} |\n`)
  }
}

process.stdout.write(
  '\n| 20 shared tasks | honest pairs called dependent | pairs of the ring found | precision |\n| --- | --- | --- | --- |\n',
)
for (const { name, copies, swapShare } of [
  { name: '39 people', copies: 0, swapShare: 0 },
  { name: '8 people, ring of 3 exact copies', copies: 2, swapShare: 0 },
  { name: '8 people, ring of 3, a tenth of the copies with two places swapped', copies: 2, swapShare: 0.1 },
  { name: '8 people, ring of 3, half of the copies with two places swapped', copies: 2, swapShare: 0.5 },
]) {
  const people = copies === 0 ? 39 : 8
  const counts = tables.flatMap(({ scale, ratings }) =>
    Array.from({ length: 10 * repeats }, (_, time) =>
      ringPairs(replayRing(ratings, { tasks: 20, people, copies, swapShare, recipe, rng: createRng(`${seed} ${scale} ${name} ${time}`) })),
    ),
  )
  const sum = (of: (count: (typeof counts)[number]) => number) => counts.reduce((total, count) => total + of(count), 0)
  const [wrong, found] = [sum((count) => count.wrong), sum((count) => count.found)]
  const honest = `${wrong} of ${sum((count) => count.honestPairs)}`
  const ring = copies === 0 ? '- | -' : `${found} of ${sum((count) => count.ringPairs)} | ${(found / (found + wrong)).toFixed(3)}`
  process.stdout.write(`| ${name} | ${honest} | ${ring} |\n`)
}

function aucAfter({ people, intruders }: RaterReplay, tasks: number): number {
  const meansOf = (skills: RaterReplay['people']) => skills[tasks - 1]!.map((skill) => skill.mean)
  return areaUnderCurve(meansOf(people), meansOf(intruders))
}
