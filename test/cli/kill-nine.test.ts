import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EpochRanEvent } from '../../src/chain/chain.ts'
import { stateFromJson } from '../../src/chain/local-state.ts'
import { createRng } from '../../src/core/rng.ts'
import { createWorkerSigner } from '../../src/identity/worker-signer.ts'
import { NetworkView } from '../../src/protocol/explore.ts'
import { SignedJudgment } from '../../src/protocol/judgment.ts'
import { chainBlocks } from '../../src/store/chain-blocks.ts'
import { sumCreditsOfEpoch } from '../../src/store/credits.ts'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { cleanUp, freePort, type KumiteProcess, newFolder, ready, startKumite, until } from './kumite-process.ts'
import { createWorkClient } from './work-client.ts'

const ROUNDS = 10
/** 1000 TAO of the validators at genesis, then one TAO a block. */
const FOUNDING_RAO = 1_000_000_000_000n
const RAO_PER_BLOCK = 1_000_000_000n

const rng = createRng('kill -9 at any moment')
const signer = createWorkerSigner(new Uint8Array(32).fill(9))
const data = join(newFolder(), 'data')

/** What was seen from outside before a kill; no later look may show less. */
interface Look {
  readonly block: number
  readonly epoch: number
  readonly judgments: number
  readonly scored: number
}
const looks: Look[] = []
const homes = new Set<string>()
const acknowledged: string[] = []
let store: Store
let lastRound: readonly Look[] = []

async function look(origin: string): Promise<void> {
  const view = NetworkView.parse(await (await fetch(`${origin}/api/network`, { signal: AbortSignal.timeout(15_000) })).json())
  homes.add(view.home!.hotkey)
  looks.push({ block: view.block, epoch: view.epoch, judgments: view.judgments.total, scored: view.tasks.scored })
}

/** No broken line, and no busy validator either: who gets a 503 asks again. */
const isRefusal = (error: unknown) => /\b(?!503)[45]\d\d \{/.test(String(error))

/** Works and looks without a pause, until the process is killed under its hands. */
async function use(origin: string): Promise<void> {
  await look(origin)
  const client = createWorkClient({ origin, receiver: [...homes][0]!, signer })
  await client.join()
  for (;;) {
    const assignment = await client.next()
    if (assignment) acknowledged.push(await client.judge(assignment))
    else await delay(50)
    await look(origin)
  }
}

async function start(): Promise<{ kumite: KumiteProcess; origin: string }> {
  const port = await freePort()
  const kumite = startKumite(['up', '--data', data, '--port', `${port}`, '--block-ms', '200', '--tasks-per-epoch', '4'])
  return { kumite, origin: `http://127.0.0.1:${port}` }
}

beforeAll(async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { kumite, origin } = await start()
    if (round % 4 === 0)
      await delay(rng.int(500, 2500)) // in the middle of a start, round 0: of the first one
    else {
      await ready(kumite)
      const used = use(origin).catch((error: unknown) => error)
      await delay(rng.int(500, 5000))
      if (kumite.child.exitCode !== null) throw new Error(`up ended by itself: ${kumite.stderr()}`)
      kumite.child.kill('SIGKILL')
      const error = await used
      if (isRefusal(error)) throw error
    }
    kumite.child.kill('SIGKILL')
    await kumite.ended
  }
  const { kumite, origin } = await start()
  await ready(kumite)
  const before = looks.length
  let ending = false
  const used = (async () => {
    while (!ending)
      await use(origin).catch((error: unknown) => {
        if (isRefusal(error)) throw error
      })
  })()
  used.catch(() => {})
  // Two more epochs, one score, and pay for workers: beyond the 5 s after which a miner sends again what a crash kept from its validator.
  await until(async () => {
    const [first, last] = [looks[before], looks.at(-1)]
    const { events } = (await (await fetch(`${origin}/api/activity?limit=200`)).json()) as { events: { kind: string }[] }
    const paid = events.some(({ kind }) => kind === 'workers-credited')
    return first && last && last.epoch >= first.epoch + 2 && last.scored > first.scored && paid
  }, 240_000)
  lastRound = looks.slice(before)
  ending = true
  kumite.child.kill('SIGTERM')
  expect(await kumite.ended).toMatchObject({ code: 0, stdout: '' })
  await used
  store = await openStore({ kind: 'folder', dataDir: data })
}, 600_000)

afterAll(async () => {
  await store?.close()
  await cleanUp()
})

async function readEpochs(): Promise<{ block: number; epoch: EpochRanEvent }[]> {
  const blocks = chainBlocks<EpochRanEvent, EpochRanEvent>(store.db)
  return (await blocks.epochs(1_000_000)).map(({ header, epoch }) => ({ block: header.block, epoch }))
}

async function readState() {
  const stored = await chainBlocks<EpochRanEvent, EpochRanEvent>(store.db).load()
  return stateFromJson(stored?.state)
}

/** Challenges: nobody asks for their results. */
async function pushedTasks(): Promise<Set<string>> {
  const rows = await store.db.selectFrom('task').select('id').where('mechanism', '=', 'prompting').execute()
  return new Set(rows.map(({ id }) => id))
}

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((total, amount) => total + amount, 0n)
const cursorOf = async (reader: string) =>
  (await store.db.selectFrom('cursor').select('position').where('reader', '=', reader).executeTakeFirst())?.position ?? 0
const countEvents = async (kind: string) => (await store.db.selectFrom('event').select('id').where('kind', '=', kind).execute()).length

describe(`${ROUNDS} times kill -9`, () => {
  it('leaves the same network, which never goes back', () => {
    expect(homes.size).toBe(1)
    for (const [index, now] of looks.entries()) {
      const before = looks[index - 1] ?? now
      for (const field of ['block', 'epoch', 'judgments', 'scored'] as const)
        expect(now[field], field).toBeGreaterThanOrEqual(before[field])
    }
  })

  it('does not stop it: blocks, epochs and scores go on after the last start', () => {
    expect(lastRound.at(-1)!.block).toBeGreaterThan(lastRound[0]!.block)
    expect(lastRound.at(-1)!.scored).toBeGreaterThan(lastRound[0]!.scored)
  })

  it('loses no judgment that was acknowledged', async () => {
    const stored = new Set<string>((await store.db.selectFrom('judgment').select('id').execute()).map(({ id }) => id))
    // One that its worker may still change is at its miner.
    const kept = await store.db
      .selectFrom('assignment')
      .select('signed')
      .where('state', '=', 'submitted')
      .where('signed', 'is not', null)
      .execute()
    for (const { signed } of kept) stored.add(SignedJudgment.parse(signed).judgment.id)
    expect(acknowledged.length).toBeGreaterThan(0) // each task was run in a browser first: how many there are is up to the machine
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
  })

  it('leaves a chain without a gap, whose emission adds up to the last rao', async () => {
    const blocks = await store.db.selectFrom('chain_block').select('block').orderBy('block').execute()
    expect(blocks.map(({ block }) => block)).toEqual(blocks.map((_, index) => index))
    const state = await readState()
    expect(state.header.block).toBe(blocks.length - 1)
    expect(state.issuedRao).toBe(BigInt(state.header.block) * RAO_PER_BLOCK)
    const held = [
      ...Object.values(state.stakes).flatMap((holders) => Object.values(holders)),
      ...Object.values(state.accounts).map(({ freeRao }) => freeRao),
      ...[state.pendingServerRao, state.pendingValidatorRao, state.pendingOwnerRao, state.burnedRao],
    ]
    expect(sum(held)).toBe(FOUNDING_RAO + state.issuedRao)
  })

  it('pays every epoch once', async () => {
    const epochs = await readEpochs()
    const state = await readState()
    expect(epochs.map(({ epoch }) => epoch.epoch)).toEqual(epochs.map((_, index) => index + 1))
    expect(epochs.length).toBe(state.epoch)
    for (const { hotkey } of state.neurons.slice(2)) {
      const paid = sum(
        epochs.flatMap(({ epoch }) => epoch.neurons.filter((neuron) => neuron.hotkey === hotkey).map((neuron) => neuron.serverRao)),
      )
      expect(sum(Object.values(state.stakes[hotkey] ?? {})), hotkey).toBe(paid)
    }
  })

  it('credits workers with exactly what the chain paid their miner, epoch by epoch', async () => {
    const postings = await store.db.selectFrom('pay_posting').select(['miner', 'epoch']).execute()
    let checked = 0
    for (const { block, epoch } of await readEpochs()) {
      for (const { hotkey, serverRao } of epoch.neurons) {
        const read = (await cursorOf(`credits/${hotkey}`)) >= block
        const credited = await sumCreditsOfEpoch(store.db, { miner: hotkey, epoch: epoch.epoch })
        expect(credited, `${hotkey} in epoch ${epoch.epoch}`).toBe(read ? serverRao : 0n)
        if (credited > 0n) checked++
      }
    }
    expect(checked).toBeGreaterThan(0) // how many epochs pass in the rounds is up to the machine
    expect(await countEvents('workers-credited')).toBe(new Set(postings.map(({ miner, epoch }) => `${miner} ${epoch}`)).size)
  })

  it('leases a task to a miner once, and scores it once', async () => {
    const leases = await store.db.selectFrom('lease').selectAll().execute()
    const judgments = await store.db.selectFrom('judgment').selectAll().execute()
    const scores = await store.db.selectFrom('score').selectAll().execute()
    const tasks = await store.db.selectFrom('task').selectAll().where('state', '=', 'scored').execute()
    for (const rows of [leases, scores]) expect(new Set(rows.map((row) => `${row.task_id} ${row.miner}`)).size).toBe(rows.length)
    expect(judgments.map((row) => row.lease_id).sort()).toEqual(
      leases
        .filter(({ state }) => state === 'submitted')
        .map(({ id }) => id)
        .sort(),
    )
    expect(new Set(scores.map((row) => row.task_id))).toEqual(new Set(tasks.map(({ id }) => id)))
    expect(await countEvents('task-scored')).toBe(tasks.length)
    const pushed = await pushedTasks() // all answers to a challenge are one event
    const judged = judgments.map(({ id, task_id }) => (pushed.has(task_id) ? task_id : id))
    expect(await countEvents('task-judged')).toBe(new Set(judged).size)
  })

  it('tells miners every result up to their cursor, and the log every epoch up to its own', async () => {
    const pushed = await pushedTasks()
    const scores = await store.db.selectFrom('score').select(['seq', 'lease_id', 'miner', 'validator', 'task_id']).execute()
    const told = new Set(
      (await store.db.selectFrom('assignment').select('lease_id').where('state', '=', 'scored').execute()).map((row) => row.lease_id),
    )
    for (const { seq, lease_id, miner, validator } of scores.filter(({ task_id }) => !pushed.has(task_id)))
      expect(told.has(lease_id), lease_id).toBe((await cursorOf(`results/${miner}/${validator}`)) >= seq)
    const logged = await cursorOf('chain-events')
    expect(await countEvents('epoch-ran')).toBe((await readEpochs()).filter(({ block }) => block <= logged).length)
  })
})
