import { readAtMostEvery } from '../core/read-at-most-every.ts'
import { type AssignmentRow, expireAssignments, findOpenAssignment } from '../store/assignments.ts'
import { countFreeSeats } from '../store/held-leases.ts'
import { takeLease } from '../store/take-lease.ts'
import { countAtWork, noteSeen } from '../store/workers.ts'
import { createAskInTurn } from './ask-in-turn.ts'
import { leaseFrom, leasePool } from './lease-work.ts'
import type { Miner } from './miner.ts'
import { mayWorkIn } from './onboarding/qualification.ts'
import { TRAINING_DOMAINS } from './onboarding/training-set.ts'
import { rankDomains } from './rank-domains.ts'
import { readRouting } from './read-routing.ts'
import type { Seat } from './read-seat.ts'
import { AT_WORK_MS } from './release-idle.ts'
import { requireAble } from './require-able.ts'

/** How long what is known of the workers' skills is used before it is read anew. */
const ROUTING_MS = 60_000

/** For fewer workers the pool has a place for each, so that there is something to choose from; for more, one for every fourth who is busy. */
const SMALL_POOL = 8

/** A validator may send what this worker cannot take: then it is asked once more, and no further. */
const MOST_FILLS = 2

/** Hands a miner's leases to its workers. */
export interface WorkQueue {
  /**
   * Work for one worker: what it has in hand, else the lease of the pool that suits it best, else one from a validator that has any.
   * **Safe to repeat because** a worker with an open assignment gets that one again.
   * @returns `undefined` when no validator has a task for this miner
   * @throws {@link WorkerRemovedError}, {@link WorkerPausedError}, {@link DailyCapError}, {@link TooManySkipsError} if it is given none now
   * @throws {@link ValidatorCallError} if there was no work and a validator refused or did not answer
   */
  next(seat: Seat, mechid?: number): Promise<AssignmentRow | undefined>
}

/**
 * One per miner and process; what must hold among several processes holds in the database.
 *
 * A validator decides what it lends; what a miner can decide is who gets which of its leases. So for several workers it keeps a small pool:
 * never more free places than it has workers at work. For one alone it asks by name, and the validator never lends what that worker has had elsewhere.
 */
export function createWorkQueue(miner: Miner): WorkQueue {
  const { db, hotkey, clock } = miner
  const routing = readAtMostEvery(clock, ROUTING_MS, () => readRouting(miner))
  const askInTurn = createAskInTurn(miner)
  const filling = new Map<number, ReturnType<typeof fillPool>>()

  /** Many wait for the same call: a validator is asked once for all of them. */
  function fill(mechid: number, judges: number): ReturnType<typeof fillPool> {
    const under = filling.get(mechid) ?? fillPool(mechid, judges).finally(() => filling.delete(mechid))
    filling.set(mechid, under)
    return under
  }

  async function fillPool(mechid: number, judges: number): Promise<number> {
    const { idle, busy } = await countAtWork(db, { miner: hotkey, sinceMs: clock.now() - AT_WORK_MS })
    const places = Math.max(1, idle + Math.ceil(busy / 4), Math.min(idle + busy, SMALL_POOL))
    const capacity = Math.ceil((places - (await countFreeSeats(db, { miner: hotkey, mechid }))) / judges)
    return capacity <= 0 ? 0 : askInTurn((validator) => leasePool(miner, validator, { capacity, judges, mechid }))
  }

  async function isAlone(): Promise<boolean> {
    const { idle, busy } = await countAtWork(db, { miner: hotkey, sinceMs: clock.now() - AT_WORK_MS })
    return idle + busy <= 1
  }

  return {
    async next(seat, mechid = 0) {
      const { worker, settings, qualified } = seat
      const own = { miner: hotkey, worker: worker.id, nowMs: clock.now() }
      const inHand = () => findOpenAssignment(db, own)
      const open = await inHand()
      if (open) return open
      requireAble(seat, own.nowMs)
      await noteSeen(db, worker, own.nowMs)
      const { skills, domains, usualMs } = await routing()
      const needMs = usualMs.get(worker.id) ?? null
      const ranked = rankDomains(skills, own, domains)
      const { redundancy: judges } = settings
      const barred = TRAINING_DOMAINS.filter((domain) => !mayWorkIn(qualified, domain))
      const limited = worker.domains !== null || barred.length > 0
      for (let fills = 0; ; ) {
        const taken = await takeLease(db, { ...own, mechid, domains: worker.domains, barred, ranked, needMs })
        if (taken) return taken
        if (await expireAssignments(db, own)) continue // one whose time has just run out kept its place
        if (fills++ === MOST_FILLS) return inHand()
        const byName = judges === 1 && !limited && !filling.has(mechid) && (await isAlone())
        const came = byName ? await askInTurn((validator) => leaseFrom(miner, validator, [worker.id], mechid)) : await fill(mechid, judges)
        if (came === 0) return inHand() // by another of its requests, which came at the same time
      }
    },
  }
}
