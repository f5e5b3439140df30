/** Milliseconds of the paired comparison models, fastest of several runs, beside a plain version and the target of the issue. */

import { leastMs } from '../scripts/least-ms.ts'
import { createRng } from '../src/core/rng.ts'
import { bradleyTerry } from '../src/stats/bradley-terry.ts'
import { crowdBradleyTerry } from '../src/stats/crowd-bradley-terry.ts'
import { plackettLuce } from '../src/stats/plackett-luce.ts'
import { simulateCrowd } from '../src/stats/testing-crowd.ts'

function fastest(run: () => void, runs: number): string {
  return `${leastMs(run, { runs, forMs: Number.POSITIVE_INFINITY }).toFixed(1)} ms`
}

const rng = createRng('bench paired')

const players = Float64Array.from({ length: 1000 }, () => rng.normal())
const first = new Int32Array(1_000_000)
const second = new Int32Array(1_000_000)
for (let p = 0; p < first.length; p++) {
  const i = rng.int(0, 999)
  const j = (i + rng.int(1, 999)) % 1000
  const won = rng.next() < 1 / (1 + Math.exp(players[j]! - players[i]!))
  first[p] = won ? i : j
  second[p] = won ? j : i
}

/** Zermelo's iteration straight over the comparisons, until no log worth moves by more than 1e-7 a sweep. */
function plainBradleyTerry(): void {
  let worths = new Float64Array(players.length).fill(1)
  for (let change = 1; change > 1e-7; ) {
    const won = new Float64Array(players.length)
    const weight = new Float64Array(players.length)
    for (let p = 0; p < first.length; p++) {
      const share = 1 / (worths[first[p]!]! + worths[second[p]!]!)
      won[first[p]!]!++
      weight[first[p]!]! += share
      weight[second[p]!]! += share
    }
    const next = won.map((count, i) => count / weight[i]!)
    const level = next.reduce((sum, worth) => sum + Math.log(worth), 0) / next.length
    const settled = next.map((worth) => worth / Math.exp(level))
    change = settled.reduce((most, worth, i) => Math.max(most, Math.abs(Math.log(worth / worths[i]!))), 0)
    worths = settled
  }
}

const comparisons = { items: players.length, first, second }
console.log(`Bradley-Terry, 1,000 items, 10^6 comparisons, to 1e-7: ${fastest(() => bradleyTerry(comparisons), 10)} (target 150 ms)`)
console.log(`  plain iteration over the comparisons: ${fastest(plainBradleyTerry, 2)}`)

const strengths = Float64Array.from({ length: 50 }, () => rng.normal())
const all = [...strengths.keys()]
const rankings = Array.from({ length: 20_000 }, () =>
  rng
    .shuffle(all)
    .slice(0, 5)
    .map((item) => ({ item, seen: strengths[item]! - Math.log(-Math.log(1 - rng.next())) }))
    .sort((a, b) => b.seen - a.seen)
    .map(({ item }) => item),
)

/** Hunter's minorise-maximise iteration, until no log worth moves by more than 1e-7 a sweep. */
function plainPlackettLuce(): void {
  let worths = strengths.map(() => 1)
  for (let change = 1; change > 1e-7; ) {
    const won = strengths.map(() => 0)
    const weight = strengths.map(() => 0)
    for (const ranking of rankings) {
      for (let stage = 0; stage < ranking.length - 1; stage++) {
        const left = ranking.slice(stage)
        const total = left.reduce((sum, item) => sum + worths[item]!, 0)
        won[ranking[stage]!]!++
        for (const item of left) weight[item]! += 1 / total
      }
    }
    const next = won.map((count, i) => count / weight[i]!)
    const level = next.reduce((sum, worth) => sum + Math.log(worth), 0) / next.length
    const settled = next.map((worth) => worth / Math.exp(level))
    change = settled.reduce((most, worth, i) => Math.max(most, Math.abs(Math.log(worth / worths[i]!))), 0)
    worths = settled
  }
}

console.log(`Plackett-Luce, 50 items, 20,000 rankings of 5: ${fastest(() => plackettLuce(50, rankings), 10)} (target 90 ms)`)
console.log(`  plain iteration over the rankings: ${fastest(plainPlackettLuce, 2)}`)

const { sample } = simulateCrowd(createRng('bench crowd'), { share: 0.4, kinds: ['random', 'constant', 'reversed'] }, 2)
console.log(`Crowd model, 13 items, 150 raters, 1,500 rankings of 5: ${fastest(() => crowdBradleyTerry(sample), 10)} (no target)`)
