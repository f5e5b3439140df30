/**
 * How often a ring meets under an assignment, and how much of that can be seen: a lot for every task, a lot for every sixteen tasks, a cyclic
 * design, and rotating panels. Prints a markdown table for docs/decisions/assignment.md.
 *
 * node scripts/run.mjs scripts/study-assignment.ts [SEED]
 */
import { createRng, type Rng } from '../src/core/rng.ts'
import { designAssignment } from '../src/scoring/assignment/design-assignment.ts'
import { leastPairOverlap } from '../src/scoring/assignment/least-pair-overlap.ts'
import { measureAssignment } from '../src/scoring/assignment/measure-assignment.ts'
import { playRounds } from '../src/scoring/assignment/play-rounds.ts'

const [seed = 'assignment'] = process.argv.slice(2)
const RATERS = 4
const WINDOW = 8
const OVERLAP = 20
const WINDOWS = 24

interface World {
  readonly miners: readonly string[]
  readonly tasksPerEpoch: number
}

const worlds: World[] = [
  [20, 12],
  [50, 50],
  [200, 200],
  [1000, 500],
].map(([miners, tasksPerEpoch]) => ({ miners: Array.from({ length: miners! }, (_, index) => `m${index}`), tasksPerEpoch: tasksPerEpoch! }))

type Design = (world: World, tasks: number, rng: Rng) => string[][]

const drawn = (miners: readonly string[], rng: Rng): string[] => {
  const left = [...miners]
  return Array.from({ length: Math.min(RATERS, left.length) }, () => left.splice(rng.int(0, left.length - 1), 1)[0]!)
}

/** A cyclic difference design: miners in a ring drawn once, task t asks the places t + d for the differences of a short Golomb ruler. */
const RULER = [0, 1, 4, 6]

const designs: Readonly<Record<string, Design>> = {
  'a lot for every task': ({ miners }, tasks, rng) => Array.from({ length: tasks }, () => drawn(miners, rng)),
  'a lot for 16 tasks': ({ miners }, tasks, rng) => {
    let judges: string[] = []
    return Array.from({ length: tasks }, (_, task) => {
      if (task % 16 === 0) judges = drawn(miners, rng)
      return judges
    })
  },
  cyclic: ({ miners }, tasks, rng) => {
    const ring = rng.shuffle(miners)
    return Array.from({ length: tasks }, (_, task) => {
      const turn = 1 + Math.floor(task / ring.length) // of each turn the differences are others
      return RULER.map((mark) => ring[(task + mark * turn) % ring.length]!).filter((miner, at, all) => all.indexOf(miner) === at)
    })
  },
  'rotating panels': ({ miners, tasksPerEpoch }, tasks, rng) =>
    playRounds(
      designAssignment({ miners: miners.length, redundancy: RATERS, overlap: OVERLAP, tasksPerEpoch, window: WINDOW }),
      miners.map((miner) => ({ miner, seats: 1 })),
      { tasks, seed: `${rng.next()}` },
    ),
}

/** In how far a ring meets, and how much of that lies in a window with enough common tasks of the two to be evidence. */
function ringFigures(raters: readonly (readonly string[])[], ring: ReadonlySet<string>, windowTasks: number) {
  const times = new Map<string, number[]>()
  let own = 0
  let together = 0
  for (const [task, judges] of raters.entries()) {
    const members = judges.filter((judge) => ring.has(judge))
    own += members.length
    if (members.length > 1) together += members.length
    for (const pair of pairsOf(members)) times.set(pair, [...(times.get(pair) ?? []), task])
  }
  const shown = (least: number) =>
    sum(times.values(), (of) => inFullWindows(of, windowTasks, least)) / sum(times.values(), (of) => of.length)
  return { together: together / own, ten: shown(10), twenty: shown(19) } // of a block of 20 a guest may have taken one
}

/** How many of some times lie in a stretch of `length` that holds at least `least` of them. */
function inFullWindows(times: readonly number[], length: number, least: number): number {
  const inside = new Set<number>()
  for (const [at, start] of times.entries()) {
    const window = times.slice(at).filter((time) => time < start + length)
    if (window.length >= least) for (const time of window) inside.add(time)
  }
  return inside.size
}

function sum<T>(items: Iterable<T>, value: (item: T) => number): number {
  let all = 0
  for (const item of items) all += value(item)
  return all
}

function pairsOf(judges: readonly string[]): string[] {
  return judges.flatMap((one, at) => judges.slice(at + 1).map((other) => [one, other].sort().join()))
}

const share = (value: number) => `${Math.round(100 * value)} %`
const rows: string[] = []
for (const world of worlds) {
  const { miners, tasksPerEpoch } = world
  const windowTasks = tasksPerEpoch * WINDOW
  const needed = leastPairOverlap({ miners: miners.length, items: windowTasks, raters: RATERS })
  const ring = new Set(miners.slice(0, Math.max(3, Math.round(miners.length * 0.1))))
  for (const [name, design] of Object.entries(designs)) {
    const raters = design(world, windowTasks * WINDOWS, createRng(`${seed}/${name}/${miners.length}`))
    const one = measureAssignment(raters.slice(0, windowTasks), miners)
    const { together, ten, twenty } = ringFigures(raters, ring, windowTasks)
    const sharedWords = `${one.mostShared} (${one.meanShared.toFixed(2)})`
    const loads = `${one.leastLoad} to ${one.mostLoad}`
    rows.push(
      `| ${[miners.length, name, needed, sharedWords, loads, one.components, ring.size, share(together), share(ten), share(twenty)].join(' | ')} |`,
    )
  }
}

/** Places of a panel taken by others, when every miner is away with this probability: what is left of the overlap of a panel's pair. */
const absences = [0, 0.1, 0.3, 0.5].map((away) => {
  const rng = createRng(`${seed}/away/${away}`)
  const world = worlds[2]!
  const raters = designs['rotating panels']!(world, world.tasksPerEpoch * WINDOW, rng).map((judges) => {
    const here = judges.filter(() => rng.next() >= away)
    const others = world.miners.filter((miner) => !judges.includes(miner))
    return [...here, ...rng.shuffle(others).slice(0, judges.length - here.length)]
  })
  const { mostShared, meanShared, components } = measureAssignment(raters, world.miners)
  const pairs = new Map<string, number>()
  for (const pair of raters.flatMap(pairsOf)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  const telling = [...pairs.values()].filter((count) => count >= 10).length
  return `| ${share(away)} | ${mostShared} | ${meanShared.toFixed(2)} | ${telling} | ${components} |`
})

process.stdout.write(
  [
    `Seed ${seed}; ${RATERS} raters a task, window of ${WINDOW} epochs, overlap ${OVERLAP}, ${WINDOWS} windows.`,
    '',
    '| miners | design | needed | most shared (mean) | tasks of a miner | parts | ring | tasks shared with the ring | of the meetings, with 10 in a window | with 20 |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '| miners away | most shared | mean | pairs that share 10 | parts |',
    '| --- | --- | --- | --- | --- |',
    ...absences,
    '',
  ].join('\n'),
)
