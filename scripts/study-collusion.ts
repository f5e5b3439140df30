/**
 * How surely rings of copied answers are found after 20 shared tasks, at which noise of copying that ends, and whether honest people are
 * ever taken for one. Prints markdown tables for docs/collusion.md. Other seeds than "study" were used for tuning.
 *
 * node scripts/run.mjs scripts/study-collusion.ts [SEED] [REPEATS]
 */
import { createRng } from '../src/core/rng.ts'
import { readCalibration } from '../src/simulation/calibration.ts'
import {
  addCounts,
  blurring,
  type Copying,
  type Crowd,
  countFlags,
  exactly,
  realWorld,
  replayCrowd,
  replayNetwork,
  SHARED_TASKS,
  simulatedWorld,
  swapping,
  type World,
  workingAlone,
} from './collusion-replay.ts'
import { readWebUiRatings, WEB_UI_SCALES, webUiRatingsPresent } from './webui-ratings.ts'

const [seed = 'study', repeatsText = '30'] = process.argv.slice(2)
const repeats = Number(repeatsText)
const PEOPLE = 39

const worlds: { name: string; world: World }[] = []
if (webUiRatingsPresent)
  for (const scale of WEB_UI_SCALES) worlds.push({ name: `39 real people, ${scale}`, world: realWorld(readWebUiRatings(scale)) })
else process.stderr.write('study-collusion: no real people, because ../shared/data/webui-ratings-39x84.csv is missing\n')
const rng = createRng(`${seed} noises`)
const asReal = Array.from({ length: PEOPLE }, () => Math.exp(readCalibration().raters.noiseLogSd * rng.normal()))
const simulated = [
  { name: 'simulated, as noisy as the 39', world: simulatedWorld(asReal) },
  { name: 'the same with heavy tails', world: simulatedWorld(asReal, { heavyTails: true }) },
  { name: 'three tastes', world: simulatedWorld(asReal, { taste: 0.7 }) },
  { name: 'pages that look better or worse than they are', world: simulatedWorld(asReal, { artefact: 0.9 }) },
  {
    name: 'experts (40 % of the noise) on such pages',
    world: simulatedWorld(
      asReal.map((noise) => 0.4 * noise),
      { artefact: 0.9 },
    ),
  },
  {
    name: 'experts and beginners mixed',
    world: simulatedWorld(
      asReal.map((noise, n) => noise * (n % 2 ? 0.4 : 1.6)),
      { artefact: 0.5 },
    ),
  },
]

process.stdout.write(
  `Seed ${seed}. ${SHARED_TASKS} shared tasks.\n\n| honest people | judges a task | pairs | flagged | largest odds |\n| --- | --- | --- | --- | --- |\n`,
)
for (const { name, world } of [...worlds, ...simulated])
  for (const judges of [4, 8, PEOPLE]) {
    const times = Math.ceil((repeats * 340) / (judges * (judges - 1)) / 2) + 1
    const { honestPairs, honestFlagged, honestMost } = measure(name, world, times, (rngOf) => ({ people: somePeople(rngOf, judges) }))
    process.stdout.write(`| ${name} | ${judges} | ${honestPairs} | ${honestFlagged} | 10^${honestMost.toFixed(1)} |\n`)
  }

const copyings: [copies: string, copying: Copying, byPlace?: boolean][] = [
  ['exact', exactly],
  ['a tenth with two places swapped', swapping(0.1)],
  ['a quarter swapped', swapping(0.25)],
  ['half swapped', swapping(0.5)],
  ['every grade blurred by .25 points', blurring(0.25)],
  ['by .5 points', blurring(0.5)],
  ['by 1 point', blurring(1)],
  ['a quarter judged alone', workingAlone(0.25)],
  ['half judged alone', workingAlone(0.5)],
  ['exact, by the place on the screen', exactly, true],
]
const NETWORK_COPIES = ['exact', 'a quarter swapped', 'by .5 points', 'half judged alone']
process.stdout.write(
  '\n| copies | where | ring | other judges | pairs found | members found | precision |\n| --- | --- | --- | --- | --- | --- | --- |\n',
)
const places: { name: string; worlds: World[] }[] = [
  ...(worlds.length > 0 ? [{ name: 'real people', worlds: worlds.map(({ world }) => world) }] : []),
  { name: 'simulated', worlds: [simulated[0]!.world] },
]
for (const [copies, copying, byPlace = false] of copyings)
  for (const place of places)
    for (const [size, others] of [
      [3, 3],
      [3, 9],
      [6, 6],
    ] as const) {
      const ofRing = (rngOf: ReturnType<typeof createRng>): Crowd => {
        const all = somePeople(rngOf, others + size)
        return { people: all.slice(size), ring: { members: all.slice(0, size), copying, byPlace } }
      }
      const counts = addCounts(place.worlds.map((world) => measure(`${copies} ${place.name} ${size}`, world, repeats, ofRing)))
      const flagged = counts.ringFlagged + counts.honestFlagged
      process.stdout.write(
        `| ${copies} | ${place.name} | ${size} | ${others} | ${share(counts.ringFlagged, counts.ringPairs)} | ${share(counts.membersFlagged, counts.members)} | ${share(counts.ringFlagged, flagged)} |\n`,
      )
    }

const NETWORK = { tasks: 400, judges: 4 }
process.stdout.write(
  `\n${NETWORK.tasks} tasks, each with ${NETWORK.judges} judges drawn from ${PEOPLE} names\n\n| honest people | pairs | flagged | in a circle |\n| --- | --- | --- | --- |\n`,
)
const networkTimes = Math.ceil(repeats / 2)
for (const { name, world } of [...worlds, ...simulated]) {
  const { honestFlagged, inCircles } = measureNetwork(name, world, NETWORK.tasks, () => ({ people: somePeople(createRng('all'), PEOPLE) }))
  process.stdout.write(`| ${name} | ${(networkTimes * PEOPLE * (PEOPLE - 1)) / 2} | ${honestFlagged} | ${inCircles} |\n`)
}
process.stdout.write(
  '\n| copies | where | names | tasks | shared by two | names found | precision |\n| --- | --- | --- | --- | --- | --- | --- |\n',
)
for (const [copies, copying] of copyings.filter(([name]) => NETWORK_COPIES.includes(name)))
  for (const place of places)
    for (const names of [4, 8, 16])
      for (const tasks of [100, 200, 400]) {
        const ofRing = (rngOf: ReturnType<typeof createRng>): Crowd => {
          const all = somePeople(rngOf, PEOPLE)
          return { people: all.slice(names), ring: { members: all.slice(0, names), copying } }
        }
        const counts = addCounts(place.worlds.map((world) => measureNetwork(`${copies} ${names} ${tasks}`, world, tasks, ofRing)))
        const shared = (tasks * NETWORK.judges * (NETWORK.judges - 1)) / (PEOPLE * (PEOPLE - 1))
        const flagged = counts.ringFlagged + counts.honestFlagged
        process.stdout.write(
          `| ${copies} | ${place.name} | ${names} | ${tasks} | ${shared.toFixed(1)} | ${share(counts.membersFlagged, counts.members)} | ${share(counts.ringFlagged, flagged)} |\n`,
        )
      }

function measureNetwork(name: string, world: World, tasks: number, crowdOf: (rngOf: ReturnType<typeof createRng>) => Crowd) {
  return addCounts(
    Array.from({ length: networkTimes }, (_, time) => {
      const rngOf = createRng(`${seed} network ${name} ${time}`)
      return countFlags(replayNetwork(world, crowdOf(rngOf), { ...NETWORK, tasks }, rngOf))
    }),
  )
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : (part / whole).toFixed(3)
}

function measure(name: string, world: World, times: number, crowdOf: (rngOf: ReturnType<typeof createRng>) => Crowd) {
  return addCounts(
    Array.from({ length: times }, (_, time) => {
      const rngOf = createRng(`${seed} ${name} ${time}`)
      return countFlags(replayCrowd(world, crowdOf(rngOf), SHARED_TASKS, rngOf))
    }),
  )
}

function somePeople(rngOf: ReturnType<typeof createRng>, count: number): number[] {
  return rngOf.shuffle(Array.from({ length: PEOPLE }, (_, person) => person)).slice(0, count)
}
