import { BaseError } from '../core/base-error.ts'
import { createRng, type Rng } from '../core/rng.ts'
import { signJudgment } from '../identity/sign-judgment.ts'
import type { Verdict } from '../protocol/judgment.ts'
import { PresentedTask } from '../protocol/task.ts'
import type { Lease } from '../protocol/wire.ts'
import { noteAsk } from '../store/judge-pool.ts'
import { acceptJudgment } from '../validator/accept-judgment.ts'
import { leaseTasks } from '../validator/lease-tasks.ts'
import { releaseLease } from '../validator/release-lease.ts'
import { getMechanism } from '../validator/validator.ts'
import { countPlaces } from './count-places.ts'
import type { Simulation } from './found-simulation.ts'
import type { Grapevine } from './grapevine.ts'
import type { Perceived, Perception } from './perception.ts'
import type { Player } from './player.ts'
import { writeJudgment } from './write-judgment.ts'

/** Declared costs, in a worker's time: a look at all responses, and an answer without one. */
export const LOOK_MS = 20_000
export const GUESS_MS = 1000

/** Nobody answers later than so long after the end of the lease. */
const LATEST_MS = 12_000

/** A task that a player holds. */
export interface Held {
  readonly player: Player
  readonly lease: Lease
  readonly presented: PresentedTask
}

/** One that it has looked at, and may keep in hand until later. */
export interface Looked extends Held, Perceived {}

export interface Play {
  readonly simulation: Simulation
  readonly perception: Perception
  readonly grapevine: Grapevine
  readonly rng: Rng
  /** What players keep in hand until later. */
  readonly held: Map<Player, Looked[]>
}

/**
 * Everybody works until there is nothing more to do at this moment: first the tasks in hand, then, in random order and in turns,
 * new ones. Leases, judgments and signatures go through the validator's own stages.
 */
export async function playRound(play: Play): Promise<void> {
  const { players, validator } = play.simulation
  const inHand = [...play.held.values()].flat()
  play.held.clear()
  for (const held of inHand) await act(play, held)
  await noteIdle(play)
  let asking = players
  while (asking.length > 0) {
    let places = await countPlaces(validator.db)
    const served: Player[] = []
    for (const player of play.rng.shuffle(asking)) {
      if (places <= 0) break
      const leased = await leaseAndAct(play, player)
      places -= leased
      if (leased > 0) served.push(player)
    }
    asking = served // who got nothing now will not before the next block
  }
}

/** Whoever has room asks all the time, also where there is nothing to have: the panels of a round last only while their miners are seen. */
async function noteIdle({ simulation, held }: Play): Promise<void> {
  const { validator, clock, players } = simulation
  const { mechid, config } = getMechanism(validator, 0)
  if (config.circleDoublesMs === 0) return
  const ask = { validator: validator.hotkey, mechid, nowMs: clock.now(), pauseMs: config.leaseMs }
  for (const player of players) {
    const { capacity } = player.agent
    if (capacity > (held.get(player)?.length ?? 0)) await noteAsk(validator.db, { ...ask, miner: player.hotkey, capacity })
  }
}

/** @returns how many tasks the player got */
async function leaseAndAct(play: Play, player: Player): Promise<number> {
  const busy = (play.held.get(player) ?? []).map(({ lease }) => lease.leaseId)
  const capacity = player.agent.capacity - busy.length
  if (capacity <= 0) return 0
  const leases = await leaseTasks(play.simulation.validator, player.hotkey, { capacity, mechid: 0, held: busy })
  for (const lease of leases) {
    const presented = PresentedTask.parse(lease.task)
    await act(play, { player, lease, presented, ...(await play.perception.perceive(presented)) })
  }
  return leases.length
}

/** Asks a player what to do with a task in hand, and does it. */
async function act(play: Play, held: Looked): Promise<void> {
  const { simulation, grapevine } = play
  const { player, lease, presented, seen, qualities } = held
  const nowMs = simulation.clock.now()
  const leftMs = Date.parse(lease.expiresAt) - nowMs
  const decision = player.agent.decide({
    presented: seen,
    source: presented.responses.map(({ content }) => content),
    qualities,
    worker: player.worker,
    rng: createRng(`${player.name}/${lease.leaseId}`),
    waitedMs: nowMs - Date.parse(lease.leasedAt),
    leftMs,
    heard: player.agent.listensTo === undefined ? undefined : grapevine.hear(player.agent.listensTo, seen, play.held),
  })
  if (decision.kind === 'wait') {
    if (leftMs > -LATEST_MS) play.held.set(player, [...(play.held.get(player) ?? []), held])
    return
  }
  player.tally.spentMs += decision.looked ? LOOK_MS : GUESS_MS
  if (decision.kind === 'give-back') {
    player.tally.givenBack++
    await releaseLease(simulation.validator, player.hotkey, lease.leaseId)
    return
  }
  grapevine.tell(player, seen, decision.verdict)
  await submit(simulation, held, decision.verdict, decision.looked ? LOOK_MS : GUESS_MS)
}

async function submit(simulation: Simulation, held: Held, verdict: Verdict, activeMs: number): Promise<void> {
  const { player, lease } = held
  const judgment = writeJudgment(simulation, held, verdict, activeMs)
  try {
    const signature = signJudgment(player.signer(), judgment)
    await acceptJudgment(simulation.validator, player.hotkey, lease.leaseId, { judgment, signature, simulated: true })
    player.tally.judged++
    if (verdict.kind === 'cannot-judge') player.tally.abstained++
  } catch (error) {
    if (!(error instanceof BaseError)) throw error
    player.tally.refused++
  }
}
