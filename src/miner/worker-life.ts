import { mean } from '../stats/mean.ts'
import { meanInterval } from '../stats/mean-interval.ts'
import { listAssignmentsOfLease, listOpenOfWorker, moveAssignment } from '../store/assignments.ts'
import { freeSeat, listLiveLeases } from '../store/held-leases.ts'
import type { Db } from '../store/open-store.ts'
import { summariseWorkers, type WorkerSummary } from '../store/worker-counts.ts'
import { changeWorker, listWorkersOf, type WorkerRow } from '../store/workers.ts'
import { UnknownWorkerError } from './errors.ts'

/** A worker as its operator sees it. */
export interface WorkerLife {
  readonly id: string
  readonly miner: string
  readonly name: string
  readonly simulated: boolean
  readonly joinedMs: number
  /** When it last asked for a task; null = never. */
  readonly seenMs: number | null
  readonly pausedMs: number | null
  readonly pausedWords: string | null
  readonly domains: string[] | null
  readonly removedMs: number | null
  readonly judged: number
  readonly scored: number
  /** Of its latest scored judgments, at most 500: in [-1, 1], 0 = chance. */
  readonly meanScore: number | null
  /** Where that mean lies with 95 % confidence; null with fewer than two. */
  readonly interval: [number, number] | null
  readonly skipsLastHour: number
  /** The lease it has in hand. */
  readonly inHand: string | null
}

const MOST_SCORES = 500
const HOUR_MS = 3_600_000

/** A miner's workers with how reliable they are, those removed too. */
export async function listWorkers(db: Db, { miner, nowMs }: { miner: string; nowMs: number }): Promise<WorkerLife[]> {
  const workers = await listWorkersOf(db, { miner })
  const summaries = await summariseWorkers(db, { miner, most: MOST_SCORES, hourMs: nowMs - HOUR_MS })
  const of = new Map(summaries.map((summary) => [summary.worker, summary]))
  return workers.map((worker) => toLife(worker, of.get(worker.id) ?? NOTHING_DONE))
}

const NOTHING_DONE = { judged: 0, scored: 0, scores: [], skipped: 0, inHand: null }

function toLife(row: WorkerRow, { judged, scored, scores, skipped, inHand }: Omit<WorkerSummary, 'worker'>): WorkerLife {
  const interval = meanInterval(scores)
  return {
    id: row.id,
    miner: row.miner,
    name: row.name,
    simulated: row.simulated,
    joinedMs: row.joined_ms,
    seenMs: row.seen_ms,
    pausedMs: row.paused_ms,
    pausedWords: row.paused_words,
    domains: row.domains,
    removedMs: row.removed_ms,
    judged,
    scored,
    meanScore: mean(scores) ?? null,
    interval: interval ? [interval[0], interval[1]] : null,
    skipsLastHour: skipped,
    inHand,
  }
}

interface OneWorker {
  readonly miner: string
  readonly worker: string
}

/** Gives a worker no more tasks until it is resumed; what it has in hand it may finish. @param change.words what it is told @throws {@link UnknownWorkerError} */
export async function pauseWorker(db: Db, { words, nowMs, ...who }: OneWorker & { words: string; nowMs: number }): Promise<WorkerRow> {
  return change(db, who, { paused_ms: nowMs, paused_words: words })
}

/** @throws {@link UnknownWorkerError} */
export async function resumeWorker(db: Db, who: OneWorker): Promise<WorkerRow> {
  return change(db, who, { paused_ms: null, paused_words: null })
}

/** Gives a worker tasks of some domains only. @param change.domains null = any @throws {@link UnknownWorkerError} */
export async function setDomains(db: Db, { domains, ...who }: OneWorker & { domains: readonly string[] | null }): Promise<WorkerRow> {
  return change(db, who, { domains: domains && [...domains] })
}

/** Takes a worker off a miner for good. What it has in hand goes back; what it has judged is scored, and what it has earned stays its own. @throws {@link UnknownWorkerError} */
export async function removeWorker(db: Db, { nowMs, ...who }: OneWorker & { nowMs: number }): Promise<WorkerRow> {
  return db.transaction().execute(async (trx) => {
    const row = await change(trx, who, { removed_ms: nowMs })
    for (const leaseId of await listOpenOfWorker(trx, who)) {
      const note = 'given back: its worker was taken off this miner'
      if (await moveAssignment(trx, { ...who, leaseId }, ['open'], { state: 'released', note })) await freeSeat(trx, { ...who, leaseId })
    }
    return row
  })
}

async function change(db: Db, { miner, worker }: OneWorker, changed: Parameters<typeof changeWorker>[2]): Promise<WorkerRow> {
  const row = await changeWorker(db, { miner, id: worker }, changed)
  if (!row) throw new UnknownWorkerError({ worker })
  return row
}

/** A lease at a miner, and who has it. */
export interface QueuedLease {
  readonly leaseId: string
  readonly validator: string
  readonly domain: string
  readonly leasedMs: number
  readonly expiresMs: number
  /** How many of the miner's workers are to judge it. */
  readonly judges: number
  readonly judgments: readonly { readonly worker: string; readonly name: string; readonly state: string }[]
}

/** What a miner holds, the first to end first; at most 500. */
export async function listQueue(db: Db, { miner }: { miner: string }): Promise<QueuedLease[]> {
  const names = new Map((await listWorkersOf(db, { miner })).map(({ id, name }) => [id, name]))
  const leases = await listLiveLeases(db, { miner })
  return Promise.all(
    leases.map(async (lease) => ({
      leaseId: lease.lease_id,
      validator: lease.validator,
      domain: lease.domain,
      leasedMs: lease.leased_ms,
      expiresMs: lease.expires_ms,
      judges: lease.judges,
      judgments: (await listAssignmentsOfLease(db, { miner, leaseId: lease.lease_id })).map(({ worker, state }) => ({
        worker,
        name: names.get(worker) ?? worker,
        state,
      })),
    })),
  )
}
