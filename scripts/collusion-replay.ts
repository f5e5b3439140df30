import type { Rng } from '../src/core/rng.ts'
import { findCollusion, type ObservedReply, type PairFinding } from '../src/scoring/collusion/find-collusion.ts'
import { consensusOrder } from '../src/scoring/consensus-order.ts'
import { deviations } from '../src/scoring/deviations.ts'
import { readCalibration } from '../src/simulation/calibration.ts'
import { perceptRanks } from '../src/simulation/percept-ranks.ts'
import { rankData } from '../src/stats/rank-data.ts'
import type { Ratings } from './rater-replay.ts'

export const SHARED_TASKS = 20
const RESPONSES = 4

/** How a member of a ring makes its answer of the leader's; `alone` is what it would say itself. */
export type Copying = (rng: Rng, leaders: readonly number[], alone: () => number[]) => number[]

export const exactly: Copying = (_, leaders) => [...leaders]

/** In such a share of the answers two places are swapped. */
export function swapping(share: number): Copying {
  return (rng, leaders) => {
    if (rng.next() >= share) return [...leaders]
    const [a, b] = rng.shuffle([...leaders.keys()]) as [number, number]
    return leaders.with(a, leaders[b]!).with(b, leaders[a]!)
  }
}

/** Every grade is blurred by so many points of ten. */
export function blurring(points: number): Copying {
  return (rng, leaders) => leaders.map((grade) => grade + points * rng.normal())
}

/** Such a share of the tasks each member judges itself. */
export function workingAlone(share: number): Copying {
  return (rng, leaders, alone) => (rng.next() < share ? alone() : [...leaders])
}

/** Where the grades come from: those of person number `person` on the responses of the task at hand. */
export interface World {
  /** @returns the grades of anybody, and the known order as numbers, where there is one */
  task(rng: Rng): { grades(person: number): number[]; known: readonly number[] | undefined }
  /** Ranks that go with grades. */
  ranks(grades: readonly number[]): number[]
}

/** Real people on real pages; nothing is known of the order. */
export function realWorld(ratings: Ratings): World {
  return {
    task(rng) {
      const pages = rng.shuffle([...ratings[0]!.keys()]).slice(0, RESPONSES)
      return { known: undefined, grades: (person) => pages.map((page) => ratings[person]![page]!) }
    },
    ranks: (grades) => rankData(grades.map((grade) => -Math.max(1, Math.min(10, Math.round(grade))))),
  }
}

/**
 * People with the noise of the real raters, on responses of a known order.
 *
 * @param noises of each, as multiples of the median rater's
 * @param options.artefact all see each response so many points better or worse than the known order says (standard deviation)
 * @param options.taste people of one of three tastes see it so many points better or worse together
 * @param options.heavyTails noise of Student's t with 3 degrees of freedom, of the same standard deviation
 */
export function simulatedWorld(
  noises: readonly number[],
  { artefact = 0, taste = 0, heavyTails = false }: { artefact?: number; taste?: number; heavyTails?: boolean } = {},
): World {
  const { itemSd, residualSd, tieWidth, meanGrade } = readCalibration().perception.html
  const qualities = Array.from({ length: RESPONSES }, (_, place) => (1.5 - place) / Math.sqrt(5 / 3)) // sample sd 1
  return {
    task(rng) {
      const shift = qualities.map(() => artefact * rng.normal())
      const tastes = Array.from({ length: 3 }, () => qualities.map(() => taste * rng.normal()))
      const blur = () => rng.normal() * (heavyTails ? 1 / Math.hypot(rng.normal(), rng.normal(), rng.normal()) : 1)
      return {
        known: qualities.map((_, place) => place + 1),
        grades: (person) =>
          qualities.map((quality, place) => {
            const seen = quality * itemSd + shift[place]! + tastes[person % 3]![place]!
            return meanGrade + seen + residualSd * noises[person % noises.length]! * blur()
          }),
      }
    },
    ranks: (grades) => perceptRanks(grades, tieWidth),
  }
}

export interface Crowd {
  /** Honest people: their numbers in the world. */
  readonly people: readonly number[]
  /** Numbers of others: the first one judges, the rest copy. */
  readonly ring?: { readonly members: readonly number[]; readonly copying: Copying; readonly byPlace?: boolean }
}

/** So many tasks that all judge, each in an order of their own, at moments of their own. */
export function replayCrowd(world: World, { people, ring }: Crowd, tasks: number, rng: Rng): ObservedReply[] {
  return Array.from({ length: tasks }, (_, n) => {
    const task = `task-${n}`
    const { grades, known } = world.task(rng)
    const replies = people.map((person) => ({ rater: `person-${person}`, grades: grades(person), order: someOrder(rng) }))
    if (ring) {
      const [leader, ...copiers] = ring.members
      const leaders = grades(leader!)
      const order = someOrder(rng)
      replies.push({ rater: `ring-${leader}`, grades: leaders, order })
      for (const member of copiers) {
        const own = someOrder(rng)
        const copied = ring.copying(rng, leaders, () => grades(member))
        const placed = own.map((_, item) => copied[order[own.indexOf(item)]!]!)
        replies.push({ rater: `ring-${member}`, grades: ring.byPlace ? placed : copied, order: own })
      }
    }
    const values = replies.map((reply) => world.ranks(reply.grades))
    const reference = known ?? consensusOrder({ values, weights: values.map(() => 1) }).scores
    const own = deviations({ values, reference })
    return replies.map(({ rater, order }, index) => ({
      task,
      rater,
      deviation: own[index]!.some((value) => value !== 0) ? own[index]! : [],
      shownRanks: order.map((item) => values[index]![item]!),
      receivedMs: rng.int(0, 600_000),
    }))
  }).flat()
}

/**
 * So many tasks, each judged by a few drawn from all: most pairs meet on few. Of a ring the first to be drawn looks, and tells the others who
 * were drawn.
 */
export function replayNetwork(world: World, { people, ring }: Crowd, { tasks, judges }: { tasks: number; judges: number }, rng: Rng) {
  const everybody = [...people, ...(ring?.members ?? [])]
  return Array.from({ length: tasks }, (_, n) => {
    const drawn = rng.shuffle(everybody).slice(0, judges)
    const members = drawn.filter((one) => ring?.members.includes(one))
    const honest = drawn.filter((one) => !members.includes(one))
    const crowd = members.length > 0 ? { people: honest, ring: { ...ring!, members } } : { people: honest }
    return replayCrowd(world, crowd, 1, rng).map((reply) => ({ ...reply, task: `task-${n}` }))
  }).flat()
}

/** Items in the order in which somebody is shown them. */
function someOrder(rng: Rng): number[] {
  return rng.shuffle(Array.from({ length: RESPONSES }, (_, item) => item))
}

/** A pair that is flagged, or belongs to a circle whose flags make it one voice. */
function isOneVoice({ found, circle }: PairFinding): boolean {
  return found || circle !== undefined
}

export interface FlagCounts {
  readonly honestPairs: number
  readonly honestFlagged: number
  /** The largest odds of an honest pair, as a power of ten. */
  readonly honestMost: number
  readonly ringPairs: number
  readonly ringFlagged: number
  readonly members: number
  /** Members that are flagged with another one. */
  readonly membersFlagged: number
  /** Honest names in a circle. */
  readonly inCircles: number
}

/** Who is flagged after these replies. */
export function countFlags(replies: readonly ObservedReply[]): FlagCounts {
  const findings = findCollusion(replies)
  const inRing = (name: string) => name.startsWith('ring-')
  const ring = findings.filter(({ a, b }) => inRing(a) && inRing(b))
  const honest = findings.filter((finding) => !ring.includes(finding))
  const flagged = ring.filter(isOneVoice)
  return {
    honestPairs: honest.length,
    honestFlagged: honest.filter(isOneVoice).length,
    honestMost: Math.max(...honest.map(({ odds }) => odds)) / Math.LN10,
    ringPairs: ring.length,
    ringFlagged: flagged.length,
    members: new Set(replies.flatMap(({ rater }) => (inRing(rater) ? [rater] : []))).size,
    membersFlagged: namesOf(flagged).size,
    inCircles: [...namesOf(findings.filter(({ circle }) => circle))].filter((name) => !inRing(name)).length,
  }
}

function namesOf(findings: readonly PairFinding[]): Set<string> {
  return new Set(findings.flatMap(({ a, b }) => [a, b]))
}

export function addCounts(counts: readonly FlagCounts[]): FlagCounts {
  const sum = (of: keyof FlagCounts) => counts.reduce((total, count) => total + count[of], 0)
  return {
    honestPairs: sum('honestPairs'),
    honestFlagged: sum('honestFlagged'),
    honestMost: Math.max(...counts.map(({ honestMost }) => honestMost)),
    ringPairs: sum('ringPairs'),
    ringFlagged: sum('ringFlagged'),
    members: sum('members'),
    membersFlagged: sum('membersFlagged'),
    inCircles: sum('inCircles'),
  }
}
