import { sql } from 'kysely'
import type { ApiContext } from '../../src/api/api-context.ts'
import { createApp } from '../../src/api/app.ts'
import { buildLocalNetwork, type LocalNetwork } from '../../src/cli/build-local-network.ts'
import { openSettings } from '../../src/cli/network-settings.ts'
import { createSimulatedClock } from '../../src/core/clock.ts'
import { createNonceSource } from '../../src/identity/nonce-source.ts'
import { signConsent } from '../../src/identity/sign-consent.ts'
import { signJudgment } from '../../src/identity/sign-judgment.ts'
import { signRequest } from '../../src/identity/sign-request.ts'
import type { Signer } from '../../src/identity/signer.ts'
import { solveProof } from '../../src/identity/solve-proof.ts'
import type { Miner } from '../../src/miner/miner.ts'
import { runStep as runMinerStep } from '../../src/miner/run-step.ts'
import type { TaskDetail } from '../../src/protocol/explore.ts'
import { JoinChallenge } from '../../src/protocol/joining.ts'
import type { Judgment, SignedJudgment } from '../../src/protocol/judgment.ts'
import { Consent, MinerOffers } from '../../src/protocol/onboarding.ts'
import { Problem } from '../../src/protocol/problem.ts'
import { SHARED_THINGS } from '../../src/protocol/shared-things.ts'
import { PresentedTask } from '../../src/protocol/task.ts'
import { LeaseReply } from '../../src/protocol/wire.ts'
import { type Assignment, NextReply } from '../../src/protocol/work.ts'
import { putDeskPlace } from '../../src/store/desk-places.ts'
import { openMemoryStore } from '../../src/store/testing.ts'
import { dispatchChallenges } from '../../src/validator/dispatch-challenges.ts'
import { runStep as runValidatorStep } from '../../src/validator/run-step.ts'

const ORIGIN = 'http://127.0.0.1:1'
const BLOCK_MS = 12_000
export const TEMPO = 8

/** One request as a test describes it; whatever is left out is as it should be. */
export interface SignedCall {
  readonly signer: Signer
  readonly receiver: string
  readonly method?: string
  readonly target: string
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly contentType?: string
  readonly nonce?: string
}

/**
 * A whole network in memory, standing still on a simulated clock until it is stepped, with its routes.
 * @param chain lets a test look at how the routes use the chain
 * @param homes the miners whose workers and operators are served
 * @param gateway what is at `/v1`, if anything is
 */
export async function openTestNetwork({
  webDir,
  tasksPerEpoch = 4,
  conversationsPerEpoch = 0,
  chain = (own) => own,
  homes = ({ home }) => [home],
  gateway,
}: {
  webDir?: string
  tasksPerEpoch?: number
  conversationsPerEpoch?: number
  chain?: (own: LocalNetwork['chain']) => LocalNetwork['chain']
  homes?: (network: LocalNetwork) => readonly Miner[]
  gateway?: (network: LocalNetwork) => ApiContext['gateway']
} = {}) {
  const store = await openMemoryStore()
  const { db } = store
  const clock = createSimulatedClock(Date.UTC(2026, 0, 1))
  const settings = await openSettings(db, { seed: 'api tests', nowMs: clock.now(), tempo: TEMPO })
  const network: LocalNetwork = await buildLocalNetwork({
    db,
    clock,
    settings,
    transport: async (request) => app.fetch(request),
    origin: ORIGIN,
    thinkingMs: 0,
    // Room for everybody at every task, and no waiting for who does not come.
    config: { tasksPerEpoch, creationSpread: 0.05, fewestJudgments: 12, circleDoublesMs: 0, patienceMs: 2 * BLOCK_MS },
    prompting: { tasksPerEpoch: conversationsPerEpoch, creationSpread: 0.05 },
  })
  /** What the routes logged: unforeseen errors only. */
  const logged: unknown[] = []
  const stopping = new AbortController()
  const served = gateway?.(network)
  const app = createApp({
    ...network.apiContext,
    homes: homes(network),
    gateway: served,
    chain: chain(network.chain),
    startedMs: clock.now(),
    blockMs: BLOCK_MS,
    webDir,
    frameOrigin: undefined,
    stopping: stopping.signal,
    problems: () => [],
    log: (error) => logged.push(error),
  })
  for (const { hotkey } of homes(network)) await putDeskPlace(db, { miner: hotkey, name: 'a desk', url: ORIGIN, at_ms: clock.now() })
  for (const simulated of network.simulatedMiners) await simulated.join()
  const nextNonce = createNonceSource(clock)

  const actors = {
    validators: async () => {
      const submissions = []
      for (const validator of network.validators) {
        submissions.push(...(await runValidatorStep(validator)))
        await dispatchChallenges(validator)
      }
      return submissions
    },
    miners: async () => {
      for (const simulated of network.simulatedMiners) await simulated.work()
    },
  }

  /** Some blocks of the network's life: everybody acts once in each. */
  async function step(blocks = 1): Promise<void> {
    for (let block = 0; block < blocks; block++) {
      clock.advance(BLOCK_MS)
      const submissions = await actors.validators()
      await actors.miners()
      await network.chain.produceBlock()
      for (const { included } of submissions) await included
      await runMinerStep(network.home)
    }
  }

  function request({ signer, receiver, method = 'POST', target, body = '', contentType, nonce = nextNonce() }: SignedCall): Request {
    const headers = signRequest({ signer, method, target, body, receiver, nonce })
    return new Request(ORIGIN + target, {
      method,
      headers: { ...headers, ...(body.length ? { 'content-type': contentType ?? 'application/json' } : {}) },
      ...(body.length ? { body } : {}),
    })
  }

  const { home, validators } = network
  const receiver = home.hotkey

  /** What a worker sends to POST /api/work/consent: its word on the guidelines of a miner that hold now. */
  async function consentBody(worker: Signer, miner: string = receiver): Promise<string> {
    const { miners } = MinerOffers.parse(await (await app.request(`${ORIGIN}/api/joining`)).json())
    const { version } = miners.find(({ hotkey }) => hotkey === miner)!.guidelines
    const at = new Date(clock.now()).toISOString()
    const consent = Consent.parse({ miner, worker: worker.address, guidelines: version, shares: SHARED_THINGS, at })
    return JSON.stringify(signConsent(worker, consent))
  }

  /** What a worker sends to POST /api/work/join where joining is open: its name, and the work that joining takes. */
  async function joinBody(worker: Signer, name = 'Ann'): Promise<string> {
    const reply = await app.fetch(request({ signer: worker, receiver, method: 'GET', target: '/api/work/join/challenge' }))
    return JSON.stringify({ name, proof: await solveProof(JoinChallenge.parse(await reply.json())) })
  }

  return {
    app,
    network,
    gateway: served,
    /** Joins a worker and takes a task for it, as the page does. */
    async seat(worker: Signer): Promise<Assignment> {
      await app.fetch(request({ signer: worker, receiver, target: '/api/work/join', body: await joinBody(worker) }))
      await app.fetch(request({ signer: worker, receiver, target: '/api/work/consent', body: await consentBody(worker) }))
      const reply = await app.fetch(request({ signer: worker, receiver, target: '/api/work/next' }))
      return NextReply.parse(await reply.json()).assignment!
    },
    consentBody,
    joinBody,
    /** Leases one task to a miner, as its own software does. */
    async lease(miner: Signer, validator: string = validators[0]!.hotkey) {
      const target = `/validators/${validator}/leases`
      const reply = await app.fetch(request({ signer: miner, receiver: validator, target, body: JSON.stringify({ capacity: 1 }) }))
      const [lease] = LeaseReply.parse(await reply.json()).leases
      return {
        id: lease!.leaseId as string,
        validator: validator as string,
        miner: miner.address,
        responses: PresentedTask.parse(lease!.task).responses,
      }
    },
    clock,
    db,
    logged,
    nextNonce,
    step,
    act: actors,
    request,
    get: async (target: string, headers: Record<string, string> = {}) => app.request(ORIGIN + target, { headers }),
    send: async (call: SignedCall) => app.fetch(request(call)),
    /** All that is stored, table by table: two equal ones mean that nothing was written. */
    async stored({ nonces = true } = {}): Promise<Record<string, string>> {
      const hashes: Record<string, string> = {}
      for (const { name } of await db.introspection.getTables()) {
        if (name === 'nonce' && !nonces) continue
        const { rows } = await sql<{ hash: string }>`
          select count(*) || ' ' || md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as hash from ${sql.table(name)} t`.execute(
          db,
        )
        hashes[name] = rows[0]!.hash
      }
      return hashes
    },
    stopping,
    close: () => store.close(),
  }
}

/** The responses of a task that is a ranking, as a test that looks at them expects. */
export function contentsOf({ view }: TaskDetail): Extract<TaskDetail['view'], { kind: 'ranking' }>['contents'] {
  if (view.kind !== 'ranking') throw new Error(`expected a ranking, got a ${view.kind}`)
  return view.contents
}

export type TestNetwork = Awaited<ReturnType<typeof openTestNetwork>>

/** A problem reply, checked to be one in every respect; tests look at its status and code. */
export async function problemOf(reply: Response): Promise<Problem> {
  const type = reply.headers.get('content-type')
  if (type !== 'application/problem+json') throw new Error(`expected problem JSON, got ${reply.status} ${type}: ${await reply.text()}`)
  const problem = Problem.parse(await reply.json())
  if (problem.status !== reply.status) throw new Error(`expected status ${reply.status} in the problem, got ${problem.status}`)
  return problem
}

/** A worker's signed judgment of what it was shown: first shown, best. @param change what another test wants different before it is signed */
export function judge(
  worker: Signer,
  shown: Pick<Assignment, 'id' | 'validator' | 'miner'> & { readonly responses: readonly { readonly id: string }[] },
  change: Partial<Record<keyof Judgment, unknown>> = {},
): SignedJudgment {
  const judgment = {
    id: crypto.randomUUID(),
    leaseId: shown.id,
    validator: shown.validator,
    miner: shown.miner,
    worker: worker.address,
    verdict: { kind: 'ranked', responses: Object.fromEntries(shown.responses.map(({ id }, n) => [id, { grade: 8 - n, rank: 1 + n }])) },
    activeMs: 1000,
    judgedAt: '2026-01-01T00:00:00.000Z',
    ...change,
  } as Judgment
  return { judgment, signature: signJudgment(worker, judgment), simulated: true }
}
