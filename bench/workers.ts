/**
 * A thousand workers at one miner: how long the next task and a judgment take over HTTP, with the embedded database, validators in the same
 * process, every request signed and every judgment verified twice. Ends with 1 where a target is missed. `WORKERS`, `SECONDS` and `THINK_S` change it.
 *
 * Arrivals: each worker asks, thinks for a time that is exponential (mean THINK_S, at least 2 s), judges, and asks again: 1,000 workers
 * at 30 s are some 33 tasks a second, and people take longer. Then a few who do not think at all, for what it can bear, and all in one instant.
 * Tasks are texts: copies of live pages are made once each, see bench/obfuscation.ts. Nothing is scored meanwhile. Takes about four minutes.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { createApp } from '../src/api/app.ts'
import { buildLocalNetwork } from '../src/cli/build-local-network.ts'
import { listen, stopListening } from '../src/cli/listen.ts'
import { openSettings } from '../src/cli/network-settings.ts'
import { systemClock } from '../src/core/clock.ts'
import { sha256Hex } from '../src/core/hash.ts'
import { createRng } from '../src/core/rng.ts'
import { createSigner } from '../src/identity/create-signer.ts'
import { createNonceSource } from '../src/identity/nonce-source.ts'
import { signJudgment } from '../src/identity/sign-judgment.ts'
import { signRequest } from '../src/identity/sign-request.ts'
import type { Signer } from '../src/identity/signer.ts'
import { DOJO_CRITERION, type DojoTask } from '../src/mechanisms/dojo/dojo-task.ts'
import { createSteps } from '../src/miner/create-steps.ts'
import { readGuidelines } from '../src/miner/onboarding/guidelines.ts'
import type { TaskId } from '../src/protocol/ids.ts'
import type { Judgment } from '../src/protocol/judgment.ts'
import { MinerSettings } from '../src/protocol/miner-settings.ts'
import { type Assignment, NextReply } from '../src/protocol/work.ts'
import { keepMinerSettings } from '../src/store/miner-settings.ts'
import { openStore } from '../src/store/open-store.ts'
import { vacuum } from '../src/store/vacuum.ts'

const WORKERS = Number(process.env.WORKERS ?? 1000)
const SECONDS = Number(process.env.SECONDS ?? 60)
const THINK_S = Number(process.env.THINK_S ?? 30)
/** So many who do not think keep it as busy as it can be. */
const BUSY = 32
const BUSY_SECONDS = 15
const EDIT_SECONDS = 20
/** What has not arrived when nothing has come for so long is lost: longer than a miner waits before it sends again. */
const QUIET_SECONDS = 15
/** Where all think: 95 of 100 requests take at most so long. */
const TARGETS = { next: 100, submit: 150 }

interface Times {
  readonly next: number[]
  readonly submit: number[]
  readonly empty: number
  readonly judged: string[]
  readonly errors: string[]
}
type Order =
  | { readonly what: 'flow'; readonly workers: number; readonly seconds: number; readonly thinkS: number }
  | { readonly what: 'instant' }
  | { readonly what: 'end' }

if (isMainThread) await runServer()
else runClients(workerData as { origin: string; miner: string; workers: number })

async function runServer(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kumite-bench-'))
  const store = await openStore({ kind: 'folder', dataDir })
  const { db } = store
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const settings = await openSettings(db, { seed: 'bench', nowMs: systemClock.now(), tempo: 20 })
  const config = { circleDoublesMs: 0, mostOpenLeases: 4000, deadlineMs: 3_600_000, leaseMs: 600_000 }
  const network = await buildLocalNetwork({ db, clock: systemClock, settings, transport: fetch, origin, thinkingMs: 0, config })
  const { home, nonces, validators } = network
  const app = createApp({
    ...network.apiContext,
    startedMs: systemClock.now(),
    blockMs: 1000,
    webDir: undefined,
    frameOrigin: undefined,
    stopping: new AbortController().signal,
    problems: () => [],
    log: (error) => console.error(error),
  })
  const server = await listen(app.fetch, '127.0.0.1', port)
  await network.chain.produceBlock()

  const nowMs = systemClock.now()
  await keepMinerSettings(db, home.hotkey, MinerSettings.parse({ editSeconds: EDIT_SECONDS })) // as a miner begins
  const guidelines = (await readGuidelines(db, home.hotkey)).version
  const people = Array.from({ length: WORKERS }, (_, n) => signerOf(n).address)
  await db
    .insertInto('worker')
    .values(people.map((id) => ({ id, miner: home.hotkey, name: id.slice(0, 8), simulated: false, joined_ms: nowMs })))
    .execute()
  const consent = { miner: home.hotkey, guidelines, signed: '{}', given_ms: nowMs, withdrawn_ms: null }
  await db
    .insertInto('consent')
    .values(people.map((worker) => ({ ...consent, worker })))
    .execute()
  const tasks = Math.ceil((WORKERS * SECONDS * 2.5) / THINK_S) + 4 * WORKERS + 400 * BUSY_SECONDS
  for (const [index, { hotkey }] of validators.entries())
    for (let first = 0; first < tasks / validators.length; first += 200)
      await db
        .insertInto('task')
        .values(Array.from({ length: 200 }, (_, n) => taskRow(hotkey, index, first + n, nowMs)))
        .execute()

  let stopped = false
  const every = async (ms: number, turn: () => Promise<unknown>) => {
    while (!stopped) {
      await turn()
      await delay(ms)
    }
  }
  const steps = createSteps(home)
  const loops = [
    every(1000, steps.step),
    every(30_000, () => nonces.purge(systemClock.now())),
    every(60_000, () => vacuum(db)),
    every(1000, () => network.chain.produceBlock()),
  ]
  const lag = monitorEventLoopDelay({ resolution: 5 })
  const clients = new Worker(new URL(import.meta.url), { workerData: { origin, miner: home.hotkey, workers: WORKERS } })
  const order = (what: Order) =>
    new Promise<Times>((resolve, reject) => {
      clients.once('message', resolve)
      clients.once('error', reject)
      clients.postMessage(what)
    })
  console.log(
    `${WORKERS} workers, think time exponential with mean ${THINK_S} s, ${SECONDS} s; ${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}`,
  )
  const judged: string[] = []
  let missed = 0
  for (const [name, what] of [
    ['a tenth of them', { what: 'flow', workers: Math.ceil(WORKERS / 10), seconds: SECONDS / 2, thinkS: THINK_S }],
    ['all', { what: 'flow', workers: WORKERS, seconds: SECONDS, thinkS: THINK_S }],
    [`${BUSY} who do not think`, { what: 'flow', workers: BUSY, seconds: BUSY_SECONDS, thinkS: 0 }],
    ['all in one instant', { what: 'instant' }],
  ] as const satisfies readonly (readonly [string, Order])[]) {
    lag.reset()
    lag.enable()
    const cpu = process.cpuUsage()
    const start = performance.now()
    const times = await order(what)
    const { user, system } = process.cpuUsage(cpu)
    const cores = (user + system) / 1000 / (performance.now() - start)
    judged.push(...times.judged)
    const rate = (times.judged.length / (performance.now() - start)) * 1000
    console.log(`${name}: ${rate.toFixed(1)} judgments a second; nothing to judge ${times.empty} times`)
    console.log(`  next ${tell(times.next)}`)
    console.log(`  submit ${tell(times.submit)}`)
    if (name === 'all')
      for (const [request, targetMs] of Object.entries(TARGETS)) {
        const ms = percentile(times[request as keyof typeof TARGETS], 0.95)
        console.log(`  target: ${request} p95 < ${targetMs} ms, ${ms < targetMs ? 'met' : 'missed'} with ${ms.toFixed(0)}`)
        if (ms >= targetMs) missed++
      }
    missed += times.errors.length
    console.log(`  process: ${cores.toFixed(2)} cores, event loop p99 ${(lag.percentile(99) / 1e6).toFixed(0)} ms`)
    for (const error of [...new Set(times.errors)].slice(0, 5)) console.log(`  ! ${error}`)
  }
  // Every judgment that a worker was told is taken is at its validator, once: it waits to be sent while it may be changed.
  await delay(EDIT_SECONDS * 1000)
  let arrived = await stored()
  for (let quiet = 0; quiet < QUIET_SECONDS && arrived.length < judged.length; quiet++) {
    await delay(1000)
    const later = await stored()
    if (later.length > arrived.length) quiet = -1 // more are coming: the wait begins again
    arrived = later
  }
  const known = new Set(arrived.map(({ id }) => id))
  const lost = judged.filter((id) => !known.has(id)).length
  const doubled = arrived.length - new Set(arrived.map(({ task_id }) => task_id)).size // a miner has each task once
  console.log(`judged ${judged.length}, arrived ${arrived.length}, lost ${lost}, doubled ${doubled}`)
  if (missed + lost + doubled > 0) process.exitCode = 1

  async function stored(): Promise<{ id: string; task_id: string }[]> {
    return db.selectFrom('judgment').select(['id', 'task_id']).where('miner', '=', home.hotkey).execute()
  }
  stopped = true
  await order({ what: 'end' })
  await Promise.all(loops)
  await steps.end()
  await stopListening(server)
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
}

/** A text task of usual size; one miner may have it, and nobody waits for others. */
function taskRow(validator: string, index: number, seq: number, nowMs: number) {
  const id = sha256Hex(`bench/${index}/${seq}`).slice(0, 32)
  const rng = createRng(id)
  const words = () =>
    Array.from({ length: 120 }, () =>
      rng
        .next()
        .toString(36)
        .slice(2, 2 + rng.int(2, 9)),
    ).join(' ')
  const body: DojoTask = {
    id: id as TaskId,
    domain: ['text', 'code', 'page'][seq % 3]!,
    origin: 'built-in',
    title: 'A task',
    instruction: words().slice(0, 300),
    criterion: DOJO_CRITERION,
    responses: [1, 2, 3, 4].map((rank) => ({ id: `r${rank}`, kind: 'text', content: words(), source: 'hidden', knownRank: rank })),
    truth: 'construction',
  }
  return {
    id,
    validator,
    mechid: 0,
    mechanism: 'dojo',
    mechanism_version: '1',
    domain: body.domain,
    origin: 'built-in' as const,
    title: body.title,
    responses: 4,
    body: JSON.stringify(body),
    state: 'open' as const,
    seq,
    created_ms: nowMs,
    created_epoch: 0,
    deadline_ms: nowMs + 3_600_000,
    wanted: 4,
    asked_ms: nowMs,
    invited: null,
  }
}

/** The other side, in a thread of its own: what it measures is what a worker's page would wait. */
function runClients({ origin, miner, workers }: { origin: string; miner: string; workers: number }): void {
  const nextNonce = createNonceSource(systemClock)
  const signers = Array.from({ length: workers }, (_, n) => signerOf(n))

  function sign(signer: Signer, target: string, body = ''): Request {
    const headers = signRequest({ signer, method: 'POST', target, body, receiver: miner, nonce: nextNonce() })
    return new Request(origin + target, {
      method: 'POST',
      headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
      ...(body ? { body } : {}),
    })
  }

  function judgmentOf(signer: Signer, { id, validator, responses }: Assignment): { id: string; request: Request } {
    const verdict = { kind: 'ranked', responses: Object.fromEntries(responses.map((one, n) => [one.id, { grade: 5, rank: n + 1 }])) }
    const judgment = {
      id: crypto.randomUUID(),
      leaseId: id,
      validator,
      miner,
      worker: signer.address,
      verdict,
      activeMs: 1000,
      judgedAt: new Date().toISOString(),
    } as Judgment
    const body = JSON.stringify({ judgment, signature: signJudgment(signer, judgment), simulated: false })
    return { id: judgment.id, request: sign(signer, `/api/work/assignments/${id}/judgment`, body) }
  }

  async function ask(times: Times, request: Request): Promise<Assignment | undefined> {
    const start = performance.now()
    const reply = await fetch(request)
    const json: unknown = await reply.json()
    times.next.push(performance.now() - start)
    if (!reply.ok) times.errors.push(`next: ${reply.status} ${JSON.stringify(json).slice(0, 200)}`)
    return NextReply.safeParse(json).data?.assignment ?? undefined
  }

  async function send(times: Times, { id, request }: { id: string; request: Request }): Promise<void> {
    const start = performance.now()
    const reply = await fetch(request)
    const text = await reply.text()
    times.submit.push(performance.now() - start)
    if (reply.ok) times.judged.push(id)
    else times.errors.push(`submit: ${reply.status} ${text.slice(0, 200)}`)
  }

  async function flow(count: number, seconds: number, thinkS: number): Promise<Times & { empty: number }> {
    const times = { next: [], submit: [], empty: 0, judged: [], errors: [] } as Times & { empty: number }
    const rng = createRng(`flow ${count}`)
    const thinkMs = () => (thinkS === 0 ? 0 : Math.max(2000, -Math.log(1 - rng.next()) * thinkS * 1000))
    const until = performance.now() + seconds * 1000
    await Promise.all(
      signers.slice(0, count).map(async (signer) => {
        await delay(rng.next() * thinkS * 1000) // nobody begins at the same moment
        while (performance.now() < until) {
          const assignment = await ask(times, sign(signer, '/api/work/next'))
          if (!assignment) {
            times.empty++
            await delay(1500)
            continue
          }
          const thinking = thinkMs()
          if (performance.now() + thinking > until) return // it has the task in hand in the next phase
          await delay(thinking)
          await send(times, judgmentOf(signer, assignment))
        }
      }),
    )
    return times
  }

  async function instant(): Promise<Times> {
    const times: Times = { next: [], submit: [], empty: 0, judged: [], errors: [] }
    const asks = signers.map((signer) => sign(signer, '/api/work/next'))
    const given = await Promise.all(asks.map((request) => ask(times, request)))
    const sends = given.flatMap((assignment, n) => (assignment ? [judgmentOf(signers[n]!, assignment)] : []))
    await Promise.all(sends.map((judgment) => send(times, judgment)))
    return { ...times, empty: given.filter((assignment) => !assignment).length }
  }

  parentPort!.on('message', (order: Order) => {
    const done = order.what === 'flow' ? flow(order.workers, order.seconds, order.thinkS) : order.what === 'instant' ? instant() : undefined
    if (done) done.then((times) => parentPort!.postMessage(times))
    else {
      parentPort!.postMessage({})
      parentPort!.close()
    }
  })
}

function signerOf(n: number): Signer {
  return createSigner({ seed: Buffer.from(sha256Hex(`worker ${n}`), 'hex'), scheme: 'ed25519' })
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.POSITIVE_INFINITY
}

function tell(values: readonly number[]): string {
  const at = (share: number) => percentile(values, share).toFixed(0)
  return `p50 ${at(0.5)} p95 ${at(0.95)} p99 ${at(0.99)} max ${at(1)} ms (n ${values.length})`
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}
