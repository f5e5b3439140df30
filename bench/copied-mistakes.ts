/**
 * What the search for copied mistakes costs a validator: processor time and peak memory of one look at 400 tasks of which every miner gets half wrong, beside
 * the obvious way that keeps a list of tasks for every pair (`naive-collusion.testing.ts`). Each look is a process of its own. `npm run bench -- copied-mistakes`;
 * `MINERS=64,128` chooses sizes, `TASKS=400` how many tasks, `NAIVE=no` leaves the obvious way out. Ends with 1 where the budget of 256 miners is missed.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createRng, type Rng } from '../src/core/rng.ts'
import { mistakeRule } from '../src/mechanisms/prompting/scoring/mistake-marks.ts'
import { promptingRecipe } from '../src/mechanisms/prompting/scoring/prompting-recipe.ts'
import { findCollusion, type ObservedReply } from '../src/scoring/collusion/find-collusion.ts'
import { naiveFindCircles, naivePairOdds } from '../src/scoring/collusion/naive-collusion.testing.ts'
import { sameDirection } from '../src/scoring/collusion/same-direction.ts'

const SIZES = (process.env.MINERS ?? '64,128,256').split(',').map(Number)
const TASKS = Number(process.env.TASKS ?? promptingRecipe.copies.mostTasks)
/** Of one look at 256 miners and 400 tasks, whatever their mistakes: beyond what the process held before. */
const BUDGET = { miners: 256, seconds: 2.5, megabytes: 200 }

/** What is said by who errs: in `few` one of six mistakes, some common; in `own` nine of ten something that nobody else says; in `ring` as `few`, and an eighth of all copy one of them. */
const WORLDS = ['few', 'own', 'ring'] as const
type World = (typeof WORLDS)[number]
/** Numbers of mistakes from here on are one miner's own. */
const OWN = 10
const WAYS = ['now', 'naive'] as const

interface Look {
  readonly seconds: number
  /** The most that the process ever held. */
  readonly megabytes: number
  /** The same before the look: what the replies themselves and Node take. */
  readonly before: number
  readonly pairs: number
  readonly found: number
}

const [world, size, way] = process.argv.slice(2) as [World?, string?, (typeof WAYS)[number]?]
if (world && size && way) console.log(JSON.stringify(look(draw(world, Number(size)), way)))
else compare()

function compare(): void {
  console.log(`${TASKS} tasks, half of all answers wrong; processor time, and peak memory of the process (of which it held so much before)`)
  for (const world of WORLDS)
    for (const miners of SIZES)
      for (const way of process.env.NAIVE === 'no' ? (['now'] as const) : WAYS) {
        const options = ['--max-old-space-size=8000', fileURLToPath(import.meta.url), world, `${miners}`, way]
        const { seconds, megabytes, before, pairs, found }: Look = JSON.parse(execFileSync(process.execPath, options, { encoding: 'utf8' }))
        console.log(
          `${world.padEnd(5)} ${`${miners}`.padStart(4)} miners ${way.padEnd(5)} ${seconds.toFixed(2).padStart(7)} s ${megabytes.toFixed(0).padStart(5)} MB (${before.toFixed(0)}), ${found} of ${pairs} pairs found`,
        )
        if (way === 'now' && miners === BUDGET.miners && (seconds > BUDGET.seconds || megabytes - before > BUDGET.megabytes))
          process.exitCode = 1
      }
}

function look(replies: readonly ObservedReply[], way: (typeof WAYS)[number]): Look {
  const rule = mistakeRule(promptingRecipe.copies)
  const before = process.resourceUsage().maxRSS / 1024
  const began = process.cpuUsage()
  let counts: { readonly pairs: number; readonly found: number }
  if (way === 'now') {
    const findings = findCollusion(replies, undefined, rule)
    counts = { pairs: findings.length, found: findings.filter(({ found }) => found).length }
  } else {
    const marks = replies.map(({ task, rater, deviation }) => ({ task, rater, mark: deviation }))
    const pairs = naivePairOdds(marks, sameDirection, rule.alikeAnyway)
    const links = naiveFindCircles(pairs, undefined, rule).flatMap((circle) => circle.links)
    const bar = Math.LN10 * rule.bar + Math.LN2 // half of the odds: places say nothing
    const sure = pairs.filter(({ odds, tasks }) => odds >= bar && tasks.length >= rule.leastShared)
    counts = { pairs: pairs.length, found: new Set([...links, ...sure].map(({ a, b }) => `${a} ${b}`)).size }
  }
  const { user, system } = process.cpuUsage(began)
  return { seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024, before, ...counts }
}

function draw(world: World, miners: number): ObservedReply[] {
  const rng = createRng(`${world} ${miners}`)
  const copiers = world === 'ring' ? miners / 8 : 1
  return Array.from({ length: TASKS }, (_, n) => {
    const own = Array.from({ length: miners }, (_, miner) => (rng.next() < 0.5 ? undefined : aMistake(world, miner, rng)))
    const said = own.map((mistake, miner) => (miner < copiers ? own[0] : mistake))
    const mistakes = [...new Set(said.filter((mistake) => mistake !== undefined))]
    return said.map((mistake, miner) => ({
      task: `task-${n}`,
      rater: `miner-${String(miner).padStart(4, '0')}`,
      deviation: mistake === undefined ? [] : mistakes.map((other) => (other === mistake ? 1 : 0)),
      shownRanks: [],
      receivedMs: 0,
    }))
  }).flat()
}

/** Of six mistakes the first is made by two in five who err, the last by one in fifty. */
function aMistake(world: World, miner: number, rng: Rng): number {
  const drawn = rng.next()
  return world === 'own' && rng.next() < 0.9 ? OWN + miner : [0.4, 0.65, 0.8, 0.9, 0.98, 1].findIndex((upTo) => drawn < upTo)
}
