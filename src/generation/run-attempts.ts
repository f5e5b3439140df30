import { randomUUID } from 'node:crypto'
import { BaseError } from '../core/base-error.ts'
import type { Clock } from '../core/clock.ts'
import { setKnownOutcome } from '../store/known-instructions.ts'
import type { Db } from '../store/open-store.ts'
import { type AttemptId, claimAttempt, endAttempt, releaseAttempt, renewAttempt } from '../store/task-attempts.ts'
import type { Attempt, AttemptRecord, Rejection } from './attempt.ts'
import { AllRejectedError } from './errors.ts'
import { buildTask, type Generation, giveUp, type Proposal, proposeInstruction } from './generate-task.ts'

export interface AttemptRun {
  readonly db: Db
  readonly clock: Clock
  /** Numbers attempts: each stream has its own secret, each number is worked on once. */
  readonly stream: string
  /** Unique to this process; each claim adds something of its own. */
  readonly holder: string
  /** Whether another attempt is to begin, with so many under way. */
  readonly more: (underWay: number) => Promise<boolean>
  /** Called for every attempt that this run ended. */
  readonly onEnd?: (attempt: Attempt) => void
}

/**
 * Works on attempts until no more are wanted: instructions one after the other in the order of the numbers, the rest side by side.
 * **Reads** the seed registry, earlier instructions. **Writes** attempts, with everything they did, and screenshots.
 * **Safe to repeat because** an attempt that has not ended is taken over under its number, and the same number makes the same draws;
 * one that was taken over {@link MOST_TRIES} times without an end is rejected.
 * @throws what made an attempt impossible for now (an outage, no browser); attempts under way are given back first
 * @throws {@link AllRejectedError} after {@link MOST_REJECTED} rejected attempts in a row
 */
export async function runAttempts(generation: Generation, run: AttemptRun): Promise<void> {
  const { claimMs } = generation.config
  let underWay = 0
  let turn: Promise<unknown> = Promise.resolve()
  let failure: { readonly error: unknown } | undefined
  let rejected: Rejection[] = []
  /** One at a time, so that each instruction is compared with all before it. */
  const next = (): Promise<{ claim: HeldClaim; proposal: Proposal | Attempt } | undefined> => {
    const mine = turn.then(async () => {
      if (failure || !(await run.more(underWay))) return undefined
      const { stream, clock, db } = run
      const holder = `${run.holder}/${randomUUID()}`
      const { n, tries, cause } = await claimAttempt(db, { stream, holder, nowMs: clock.now(), leaseMs: claimMs })
      const claim = { stream, n, holder }
      underWay++
      const lastCause = cause ?? 'whoever worked on it was gone before it ended'
      const propose = async () =>
        tries > MOST_TRIES ? giveUp(generation, n, `begun ${MOST_TRIES} times: ${lastCause}`) : proposeInstruction(generation, n)
      return { claim, proposal: await holding(run, claim, claimMs, propose) }
    })
    turn = mine.catch(() => {})
    return mine
  }
  async function work(): Promise<void> {
    for (let begun = await next(); begun; begun = await next()) {
      const { claim, proposal } = begun
      const attempt = 'draft' in proposal ? await holding(run, claim, claimMs, () => buildOrReject(generation, proposal)) : proposal
      const ended = await keep(run, claim, generation.author.name, attempt)
      underWay--
      if (ended) run.onEnd?.(attempt)
      rejected = attempt.state === 'accepted' ? [] : [...rejected, attempt.rejection]
      if (rejected.length >= MOST_REJECTED) throw new AllRejectedError({ rejected })
    }
  }
  const workers = Array.from({ length: generation.config.sideBySide }, () =>
    work().catch((error: unknown) => {
      failure ??= { error }
    }),
  )
  await Promise.all(workers)
  if (failure) throw failure.error
}

/** So many in a row, and something is wrong that more attempts will not mend. */
const MOST_REJECTED = 100
/** An attempt that was begun so often without an end would be in the way of all behind it. */
const MOST_TRIES = 5

type HeldClaim = AttemptId & { readonly holder: string }

/** Whatever an author says of its own work ends the attempt; an outage does not. */
async function buildOrReject(generation: Generation, proposal: Proposal): Promise<Attempt> {
  try {
    return await buildTask(generation, proposal)
  } catch (error) {
    if (!(error instanceof BaseError) || error.retryable) throw error
    const rejection = { stage: 'generate-responses', reason: 'unusable-answer', detail: error.message.slice(0, 2000) } as const
    return { state: 'rejected', rejection, record: { ...proposal.record, rejection } }
  }
}

/** Renews a claim while it is worked on, and gives it back where that fails. */
async function holding<T>({ db, clock }: AttemptRun, claim: HeldClaim, claimMs: number, work: () => Promise<T>): Promise<T> {
  const renewing = setInterval(() => {
    renewAttempt(db, { ...claim, expiresMs: clock.now() + claimMs }).catch(() => {}) // the next time may do
  }, claimMs / 3).unref()
  try {
    return await work()
  } catch (error) {
    const cause = (error instanceof Error ? error.message : String(error)).slice(0, 1900)
    await releaseAttempt(db, { ...claim, nowMs: clock.now(), cause })
    throw error
  } finally {
    clearInterval(renewing)
  }
}

/** @returns false if it came too late: another has taken the attempt over */
async function keep({ db, clock }: AttemptRun, claim: HeldClaim, author: string, attempt: Attempt): Promise<boolean> {
  const { record } = attempt
  const told = {
    author,
    domain: record.domain ?? null,
    family: record.seed.axes.topic.value,
    instruction: record.instruction?.text ?? null,
  }
  const end =
    attempt.state === 'accepted'
      ? ({ ...told, state: 'accepted', task: attempt.task, record: withoutContents(record) } as const)
      : ({ ...told, state: 'rejected', stage: attempt.rejection.stage, reason: attempt.rejection.reason, record } as const)
  return db.transaction().execute(async (trx) => {
    const ended = await endAttempt(trx, { ...claim, nowMs: clock.now() }, end)
    if (ended) await setKnownOutcome(trx, claim, attempt.state)
    return ended
  })
}

/** The contents of an accepted attempt's responses are in its task. */
function withoutContents(record: AttemptRecord): object {
  return { ...record, responses: record.responses?.map(({ content: _, ...response }) => response) }
}
