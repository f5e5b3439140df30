import { randomUUID } from 'node:crypto'
import type { Chain } from '../chain/chain.ts'
import { createLocalChain } from '../chain/local-chain.ts'
import { aGenesis, aHotkey, memoryChainStorage } from '../chain/testing.ts'
import { createSimulatedClock } from '../core/clock.ts'
import type { Transport } from '../core/transport.ts'
import { createNonceSource } from '../identity/nonce-source.ts'
import { signJudgment } from '../identity/sign-judgment.ts'
import { aSigner } from '../identity/testing.ts'
import type { LeaseId, WorkerId } from '../protocol/ids.ts'
import { type Judgment, SignedJudgment, type Verdict } from '../protocol/judgment.ts'
import { PresentedTask } from '../protocol/task.ts'
import type { Lease, Result } from '../protocol/wire.ts'
import type { AssignmentRow } from '../store/assignments.ts'
import type { Db } from '../store/open-store.ts'
import { emptyTables } from '../store/testing.ts'
import { joinWorker, type WorkerRow } from '../store/workers.ts'
import type { Miner } from './miner.ts'
import { readSeat, type Seat } from './read-seat.ts'
import { createValidatorClient } from './validator-client.ts'

/** What goes wrong on the way: nothing, no connection, the answer is lost, or a refusal with this status and code. */
type Fault = 'none' | 'unreachable' | 'answer lost' | { readonly status: number; readonly code: string }

/** The other end of the wire, as simple as can be: hands out leases, keeps judgments by their id, tells results. */
export function aFakeValidator(number: number) {
  const { hotkey } = aHotkey(number)
  const state = {
    hotkey,
    fault: 'none' as Fault,
    leases: [] as Lease[],
    judgments: new Map<string, SignedJudgment>(),
    released: [] as string[],
    results: [] as Result[],
    /** Requests that arrived, as `METHOD last-part`. */
    arrived: [] as string[],
  }

  async function answer(request: Request): Promise<object> {
    const { pathname, searchParams } = new URL(request.url)
    const [, , , kind, id = '', action] = pathname.split('/')
    state.arrived.push(`${request.method} ${action ?? kind}`)
    if (kind === 'results') return { results: state.results.filter(({ cursor }) => cursor > Number(searchParams.get('after'))).slice(0, 3) }
    const body = (await request.json()) as { capacity: number }
    if (!id) return { leases: state.leases.splice(0, body.capacity) }
    if (action === 'release') {
      state.released.push(id)
      return { leaseId: id, state: 'released' }
    }
    const signed = SignedJudgment.parse(body)
    state.judgments.set(signed.judgment.id, signed)
    return { leaseId: id, judgmentId: signed.judgment.id, acceptedAt: signed.judgment.judgedAt }
  }

  const transport: Transport = async (request) => {
    if (state.fault === 'unreachable') throw new TypeError('fetch failed')
    if (typeof state.fault === 'object') {
      const { status, code } = state.fault
      return Response.json({ type: code, title: code, status, detail: `told that it is ${code}`, code }, { status })
    }
    const reply = await answer(request)
    if (state.fault === 'answer lost') throw new TypeError('socket hang up')
    return Response.json(reply)
  }
  return Object.assign(state, { transport })
}

/** A miner (uid 2 of the test chain) on an empty database, with two validators and a simulated clock. */
export async function aMiner(db: Db) {
  await emptyTables(db)
  const clock = createSimulatedClock(Date.UTC(2026, 0, 1))
  const chain = await createLocalChain({ genesis: aGenesis(), storage: memoryChainStorage(), clock })
  const { signer, hotkey } = aHotkey(2)
  const validators = [aFakeValidator(0), aFakeValidator(1)] as const
  const nextNonce = createNonceSource(clock)
  const clients = validators.map((validator) => createValidatorClient({ ...validator, signer, nextNonce, origin: 'http://validator' }))
  const miner: Miner = {
    db,
    chain: chain satisfies Chain,
    clock,
    signer,
    hotkey,
    simulated: false,
    validators: async () => clients,
    payWindow: 3,
  }
  return { miner, clock, chain, validators }
}

/** Worker number n. */
export const aWorker = (n: number) => aSigner(n, 'ed25519').address as WorkerId

/** Worker number n, as it stands in the miner's pool: it joins if it has not yet. */
export function seatWorker({ db, hotkey, clock }: Miner, n: number): Promise<WorkerRow> {
  return joinWorker(db, { id: aWorker(n), miner: hotkey, name: `Worker ${n}`, simulated: false, joined_ms: clock.now() })
}

/** Worker number n, as it asks for a task. */
export async function seatOf(miner: Miner, n: number): Promise<Seat> {
  await seatWorker(miner, n)
  return readSeat(miner, aWorker(n))
}

/** A lease as a validator sends it, good for a minute. */
export function aLease(id: string, nowMs: number): Lease {
  return {
    leaseId: id as LeaseId,
    mechanism: 'dojo',
    mechid: 0,
    task: {
      leaseId: id as LeaseId,
      mechanism: 'dojo',
      mechid: 0,
      domain: 'text',
      instruction: 'Write a greeting.',
      responses: ['a', 'b'].map((name) => ({ id: `${name}-of-${id}`, kind: 'text', content: name })),
      criterion: { id: 'adherence', question: 'How well?', min: 1, max: 10, anchors: {} },
    },
    leasedAt: new Date(nowMs).toISOString(),
    expiresAt: new Date(nowMs + 60_000).toISOString(),
  }
}

/** A judgment of an assignment, signed by worker number n. */
export function aJudgment(row: AssignmentRow, n: number, changes: Partial<Judgment> = {}): SignedJudgment {
  const judgment = {
    id: randomUUID(),
    leaseId: row.lease_id,
    validator: row.validator,
    miner: row.miner,
    worker: aWorker(n),
    verdict: { kind: 'cannot-judge', why: 'broken' },
    activeMs: 1000,
    judgedAt: new Date(row.leased_ms).toISOString(),
    ...changes,
  } as Judgment
  return { judgment, signature: signJudgment(aSigner(n, 'ed25519'), judgment), simulated: false }
}

/** A verdict that ranks the responses of an assignment, in the order in which they are shown. */
export function aRanking({ presented }: AssignmentRow, ranks: readonly number[]): Verdict {
  const { responses } = PresentedTask.parse(presented)
  return { kind: 'ranked', responses: Object.fromEntries(responses.map(({ id }, n) => [id, { grade: 5, rank: ranks[n] ?? 1 }])) }
}

/** The result of a lease, as a validator tells it. */
export function aResult(cursor: number, leaseId: string, value = 0.5, epoch = 1): Result {
  return {
    cursor,
    leaseId: leaseId as LeaseId,
    record: {
      miner: aHotkey(2).hotkey,
      mechanism: 'dojo',
      mechanismVersion: '1',
      recipeHash: '0'.repeat(64),
      outcome: 'scored',
      value,
      components: [],
      gate: null,
      truthValidity: 1,
      evidence: 1,
      words: 'As good as half of it.',
    },
    revealed: [],
    scoredAt: new Date(Date.UTC(2026, 0, 1)).toISOString(),
    epoch,
  }
}
