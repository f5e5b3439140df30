import { createRng, type Rng } from '../src/core/rng.ts'
import { composeRound } from '../src/scoring/assignment/compose-round.ts'
import { countMeetings } from '../src/scoring/assignment/count-meetings.ts'
import { dealRound } from '../src/scoring/assignment/deal-round.ts'
import { designAssignment } from '../src/scoring/assignment/design-assignment.ts'
import { judgeSeats } from '../src/scoring/assignment/judge-seats.ts'
import { findCollusion } from '../src/scoring/collusion/find-collusion.ts'
import { groupPairs } from '../src/scoring/collusion/group-pairs.ts'
import { ruledDependence } from '../src/scoring/collusion/ruled-dependence.ts'
import { discountCopies } from '../src/scoring/discount-copies.ts'
import { dojoRecipe } from '../src/scoring/dojo-recipe.ts'
import { ledgerPay } from '../src/scoring/ledger-pay.ts'
import { pairDependence } from '../src/scoring/pair-dependence.ts'
import { skillPosterior } from '../src/scoring/skill-posterior.ts'
import { sumWindow } from '../src/scoring/sum-window.ts'
import { takeBack } from '../src/scoring/take-back.ts'
import { type Entry, judgeTask, type Known, type Look, RATERS } from './sybil-task.ts'

/** Who works under how many names. */
export interface PartyKind {
  readonly kind: string
  readonly parties: number
  readonly names: number
  /** Tasks that each name asks for at a time. */
  readonly hands: number
}

export interface SybilWorld {
  readonly kinds: readonly PartyKind[]
  readonly noise: number
  readonly epochs: number
  readonly tasksPerEpoch: number
  /** one: a look serves all names that have the task; each: every name looks; fleeing: one, and all names are left for new ones as soon as two of them are flagged. */
  readonly way: 'one' | 'each' | 'fleeing'
}

/** What somebody did and got, by epoch. */
export interface Party {
  readonly kind: string
  readonly looks: number[]
  readonly registrations: number[]
  /** Shares of all that was paid. */
  readonly pay: number[]
  /** In which two of its names were first flagged. */
  found: number | undefined
}

interface Member {
  readonly name: string
  readonly party: Party
  readonly hands: number
  readonly bias: number
}

const WINDOW = 8
const OVERLAP = 20
/** Scored at once: an eighth of an epoch or so. */
const STEPS = 8
/** Of an epoch's steps, after so many weights are set. */
const WEIGHTS_AFTER = 6

/**
 * A network under the rules of the dojo mechanism, without its database, its leases and its clock: panels, calls for more judges, scores, skills,
 * dependence, flags and pay are those of the product; people see as simulated workers do, and whoever is asked answers.
 */
export function replaySybils(world: SybilWorld, seed: string): Party[] {
  const rng = createRng(seed)
  const parties: Party[] = []
  let members = world.kinds.flatMap(({ kind, parties: count, names, hands }) =>
    Array.from({ length: count }, (_, n) => {
      const none = () => Array<number>(world.epochs).fill(0)
      const party: Party = { kind, looks: none(), registrations: none(), pay: none(), found: undefined }
      parties.push(party)
      party.registrations[0] = names
      const bias = rng.normal()
      return Array.from({ length: names }, (_, i): Member => ({ name: `${kind}/${n}/${i}`, party, hands, bias }))
    }).flat(),
  )
  /** Of all names that there ever were: what was left is paid until the window has passed. */
  const ownerOf = new Map(members.map(({ name, party }) => [name, party]))
  const panels = createPanels(world, rng)
  const entries: Entry[] = []
  let oneVoice: string[][] = []
  const foundIn = new Map<string, number>()
  let seq = 0
  for (let epoch = 0; epoch < world.epochs; epoch++) {
    for (let step = 0; step < STEPS; step++) {
      const byName = new Map(members.map((member) => [member.name, member]))
      const window = entries.filter((entry) => entry.epoch > epoch - WINDOW)
      const known = whatIsKnown(window, epoch, oneVoice)
      const until = epoch * world.tasksPerEpoch + Math.round(((step + 1) * world.tasksPerEpoch) / STEPS)
      for (; seq < until; seq++) {
        const asked = panels.ask(seq, members, known)
        const look = lookOf({ seq, epoch, world, byName, rng })
        entries.push(...judgeTask({ seq, epoch, asked, others: [...byName.keys()], known, look, rng, arrival: entries.length }))
      }
      if (step !== WEIGHTS_AFTER - 1) continue
      const now = entries.filter((entry) => entry.epoch > epoch - WINDOW)
      const found = flaggedGroups(now)
      oneVoice = found
      const inForce = new Set(found.flat())
      for (const name of foundIn.keys()) if (!inForce.has(name)) foundIn.delete(name)
      for (const name of inForce) if (!foundIn.has(name)) foundIn.set(name, epoch)
      for (const [name, weight] of payOf(now, epoch, { oneVoice, foundIn })) {
        ownerOf.get(name)!.pay[epoch]! += weight
      }
      for (const name of found.flat()) ownerOf.get(name)!.found ??= epoch
      if (world.way === 'fleeing') members = flee(members, new Set(found.flat()), epoch)
      for (const { name, party } of members) ownerOf.set(name, party)
    }
  }
  return parties
}

/** Whoever has a name among the found leaves all its names, and pays for as many new ones. */
function flee(members: readonly Member[], found: ReadonlySet<string>, epoch: number): Member[] {
  const caught = new Set(members.filter(({ name }) => found.has(name)).map(({ party }) => party))
  return members.map((member) => {
    const { party } = member
    if (!caught.has(party) || members.filter((other) => other.party === party).length < 2) return member
    party.registrations[epoch]!++
    return { ...member, name: `${member.name}'` }
  })
}

function lookOf({
  seq,
  epoch,
  world,
  byName,
  rng,
}: {
  seq: number
  epoch: number
  world: SybilWorld
  byName: ReadonlyMap<string, Member>
  rng: Rng
}): Look {
  const seen = new Map<Party | Member, ReturnType<Look>>()
  return (name, see) => {
    const member = byName.get(name)!
    const eyes = world.way === 'each' ? member : member.party
    const before = seen.get(eyes)
    if (before) return before
    member.party.looks[epoch]!++
    const percepts = see({ bias: member.bias, noise: world.noise, rng: rng.fork(`${seq}/${name}`) })
    seen.set(eyes, percepts)
    return percepts
  }
}

function createPanels({ tasksPerEpoch }: SybilWorld, rng: Rng) {
  const rounds: { first: number; tasks: number; panels: string[][]; miners: number }[] = []
  const served = new Map<string, number>()
  return {
    ask(seq: number, members: readonly Member[], known: Known): string[] {
      let round = rounds.at(-1)
      const here = new Set(members.map(({ name }) => name))
      const gone = round ? new Set(round.panels.flat().filter((name) => !here.has(name))).size : 0
      if (!round || seq >= round.first + round.tasks || gone > round.miners / 4) {
        const least = Math.min(...served.values(), Number.POSITIVE_INFINITY)
        const judges = members.map(({ name, hands }) => ({
          miner: name,
          seats: judgeSeats({ capacity: hands, skill: known.skill(name) }),
          served: served.get(name) ?? (Number.isFinite(least) ? least : 0),
        }))
        const design = designAssignment({
          miners: judges.length,
          seatsOf: judges.map(({ seats }) => seats),
          redundancy: RATERS,
          overlap: OVERLAP,
          tasksPerEpoch,
          window: WINDOW,
        })
        const met = countMeetings(rounds.filter(({ first }) => first > seq - tasksPerEpoch * WINDOW).map(({ panels }) => panels))
        const drawn = composeRound(judges, { ...design, met, rng: rng.fork(`round ${rounds.length}`) })
        for (const [name, place] of drawn.served) served.set(name, place)
        round = { first: seq, tasks: design.roundTasks, panels: drawn.panels.map((panel) => [...panel]), miners: judges.length }
        rounds.push(round)
      }
      const before = (rounds.at(-2)?.panels.at(-1) ?? []).filter((name) => here.has(name))
      return dealRound({ panels: round.panels, before, raters: RATERS, tasks: seq - round.first + 1 })
        .at(-1)!
        .filter((name) => here.has(name))
    },
  }
}

function whatIsKnown(window: readonly Entry[], epoch: number, oneVoice: readonly string[][]): Known {
  const book = skillPosterior(window, { ...dojoRecipe.skill, epoch })
  const { between } = dependenceIn(window, oneVoice)
  return { skill: (name) => book.of({ miner: name, worker: name, domain: undefined }), between }
}

function dependenceIn(window: readonly Entry[], oneVoice: readonly string[][], within?: number) {
  const estimated = pairDependence(
    window.map(({ task, miner, deviation }) => ({ task, rater: miner, deviation })),
    dojoRecipe.dependence,
  )
  return ruledDependence(estimated, { oneVoice, cleared: [] }, within)
}

/** Names that count as one from now on. A flag lasts as long as its evidence, which here is looked at anew each time. */
function flaggedGroups(window: readonly Entry[]): string[][] {
  const seen = window.map(({ task, miner, deviation }) => ({ task, rater: miner, deviation, shownRanks: [], receivedMs: 0 }))
  const findings = findCollusion(seen)
  const findingOf = new Map(findings.map((finding) => [`${finding.a} ${finding.b}`, finding]))
  const apart = (a: string, b: string) => {
    const finding = findingOf.get(a < b ? `${a} ${b}` : `${b} ${a}`)
    return finding !== undefined && !finding.circle && finding.odds < 0
  }
  const flagged = findings.filter(({ found }) => found)
  return groupPairs(flagged, apart).map((pairs) => [...new Set(pairs.flatMap(({ a, b }) => [a, b]))])
}

function payOf(
  window: readonly Entry[],
  epoch: number,
  { oneVoice, foundIn }: { oneVoice: readonly string[][]; foundIn: ReadonlyMap<string, number> },
): [string, number][] {
  const counted = window.filter(({ evidence }) => evidence > 0)
  const [alone, asOne] = [0, 1].map((within) => discountCopies(counted, dependenceIn(window, oneVoice, within)))
  const sums = sumWindow(takeBack(alone!, asOne!, { foundIn, window: WINDOW }), { epoch, window: WINDOW })
  return [...ledgerPay(sums, { ...dojoRecipe.ledger, spread: dojoRecipe.skill.spread })].map(([name, { weight }]) => [name, weight])
}
