import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawPrompts } from '../../src/api/gateway/draw-prompts.ts'
import { followOutcomes } from '../../src/api/gateway/follow-outcomes.ts'
import { createGatewayApp } from '../../src/api/gateway/gateway-app.ts'
import { openGateway } from '../../src/api/gateway/open-gateway.ts'
import { sha256Hex } from '../../src/core/hash.ts'
import { createRng } from '../../src/core/rng.ts'
import { TASK_TYPES } from '../../src/mechanisms/prompting/task-types.ts'
import { wordEmbedder } from '../../src/models/word-embedder.ts'
import { createRouteBook } from '../../src/scoring/routing/route-book.ts'
import { trainClassifier } from '../../src/scoring/routing/train-classifier.ts'
import { insertGatewayKey } from '../../src/store/gateway-keys.ts'
import type { GatewayTables } from '../../src/store/gateway-schema.ts'
import { insertRouteObservation, listScoredAnswers } from '../../src/store/route-observations.ts'
import { insertScores } from '../../src/store/scores.ts'
import { aJudgmentRow, aScoreRow, aTaskRow, emptyTables } from '../../src/store/testing.ts'
import { openTestGateway, says, startMiner, type TestGateway, type TestMiner } from './gateway-testing.ts'
import { openTestNetwork } from './testing.ts'

const PROMPTS: Record<string, string> = {
  sums: 'Compute the sum of 12 and 30, please',
  code: 'Fix the bug in ```function f(a) { return a - 1; }```',
  capitals: 'Which city is the capital of Peru?',
}

let miners: TestMiner[]
let net: TestGateway

beforeAll(async () => {
  miners = await Promise.all([1, 2, 3].map((uid) => startMiner(uid, says(`I am ${uid}.`))))
  net = await openTestGateway(miners)
})
afterAll(async () => {
  await net.close()
  await Promise.all(miners.map((miner) => miner.close()))
})

/** Stores that these miners answered a task of this type, and what each got for it. */
async function storeScores(seq: number, type: string, values: readonly number[], totalMs = 1000): Promise<void> {
  const task = aTaskRow(seq, { mechid: 1, domain: type, state: 'scored', scored_ms: 1 })
  await net.db.insertInto('task').values(task).execute()
  for (const [n, value] of values.entries()) {
    const lease = `lease-${seq}-${n}`
    const miner = miners[n]!.miner
    const owned = { task_id: task.id, validator: 'v', miner }
    await net.db
      .insertInto('lease')
      .values({ ...owned, id: lease, state: 'submitted', leased_ms: 0, expires_ms: 1 })
      .execute()
    const reply = JSON.stringify({ transcript: { turns: [{ status: 'ok', totalMs }] } })
    await net.db
      .insertInto('judgment')
      .values(aJudgmentRow(lease, task.id, { miner, reply }))
      .execute()
    await insertScores(net.db, [aScoreRow(lease, task.id, { miner, mechid: 1, domain: type, value, worker: miner })])
  }
}

describe('row 26: a prompt', () => {
  it('goes to whom the scores of tests say is best at its type, and the reply says who that was', async () => {
    const types = Object.keys(PROMPTS)
    for (let n = 0; n < 30; n++)
      await storeScores(
        n,
        types[n % 3]!,
        miners.map((_, at) => (at === n % 3 ? 0.95 : 0.2)),
      )
    await followOutcomes(net.db, { book: net.gateway.book, validators: ['v'], mechid: 1 })()
    const { client } = await net.aClient()
    let right = 0
    for (let n = 0; n < 60; n++) {
      const { data, response } = await client.chat.completions
        .create({ model: 'kumite', messages: [{ role: 'user', content: PROMPTS[types[n % 3]!]! }] })
        .withResponse()
      const servedBy = response.headers.get('x-kumite-served-by')
      const server = miners.find(({ miner }) => miner === servedBy)!
      expect(data.choices[0]!.message.content).toBe(`I am ${server.uid}.`)
      expect(data.system_fingerprint).toBe(`kumite-uid-${server.uid}`)
      if (server === miners[n % 3]) right++
    }
    expect(right).toBeGreaterThanOrEqual(50) // 58 are to be expected at 5.5 % exploration
  })

  it('is told by its words and marks which type of task it is: at least 95 % of challenges that were never seen', {
    timeout: 300_000,
  }, async () => {
    const [known, unseen] = await Promise.all(
      [40, 12].map((each) => drawPrompts(TASK_TYPES, { each, rng: createRng(`${each} prompts of every type`) })),
    )
    const classifier = trainClassifier(known!)
    const right = unseen!.filter(({ type, text }) => classifier.classify(text).keys().next().value === type)
    expect(right.length / unseen!.length).toBeGreaterThanOrEqual(0.95)
  })
})

describe('the scores and outcomes that a gateway follows', () => {
  it('are those of its validators and mechanism, each once, as they come', async () => {
    await emptyTables(net.db)
    const book = createRouteBook()
    const refresh = followOutcomes(net.db, { book, validators: ['v'], mechid: 1 })
    const [ann] = miners
    const fresh = book.estimate(ann!.miner, 'sums')
    await refresh()
    expect(book.estimate(ann!.miner, 'sums')).toEqual(fresh)
    await storeScores(1, 'sums', [1], 2000)
    expect(await listScoredAnswers(net.db, { validators: ['v'], mechid: 1, after: 0, limit: 9 })).toMatchObject([
      { miner: ann!.miner, type: 'sums', value: 1, status: 'ok', latencyMs: 2000 },
    ])
    await refresh()
    const once = book.estimate(ann!.miner, 'sums')
    expect(once.quality).toBeGreaterThan(fresh.quality)
    expect(once.latencyMs).toBeLessThan(fresh.latencyMs)
    await refresh()
    expect(book.estimate(ann!.miner, 'sums')).toEqual(once)
    expect(book.estimate(ann!.miner, 'code').quality).toBe(fresh.quality)
    const { id } = await net.aClient()
    await insertRouteObservation(net.db, { at_ms: 0, miner: ann!.miner, type: 'code', key_id: id, answered: false, latency_ms: null })
    await refresh()
    expect(book.estimate(ann!.miner, 'sums', id)).toMatchObject({ quality: once.quality, latencyMs: once.latencyMs })
    expect(book.estimate(ann!.miner, 'sums', id).reliability).toBeLessThan(once.reliability)
    expect(book.estimate(ann!.miner, 'sums', 'another key')).toEqual(once)
  })
})

describe('row 30: what is paid and learnt', () => {
  it('is put down to who answered, in whatever order answers come in', async () => {
    await emptyTables(net.db)
    const rng = createRng('arrival')
    const waiting: (() => void)[] = []
    for (const { behave, uid } of miners)
      behave(async (voice) => {
        await new Promise<void>((resolve) => waiting.push(resolve))
        for (const piece of ['I am ', `${uid}.`]) voice.piece(piece)
        voice.end()
      })
    const { client, id } = await net.aClient()
    const asked = Array.from({ length: 12 }, async (_, n) => {
      const { data, response } = await client.chat.completions
        .create({ model: 'kumite', n: 3, messages: [{ role: 'user', content: `Prompt ${n}` }] })
        .withResponse()
      return {
        id: data.id.replace('chatcmpl-', ''),
        said: data.choices.map(({ message }) => message.content!),
        named: response.headers.get('x-kumite-served-by')!.split(','),
      }
    })
    await expect.poll(() => waiting.length).toBe(36)
    for (const answer of rng.shuffle(waiting)) answer()
    const replies = await Promise.all(asked)
    const calls = await net.db.withTables<GatewayTables>().selectFrom('gateway_call').selectAll().where('key_id', '=', id).execute()
    const uidOf = new Map(miners.map(({ miner, uid }) => [miner as string, uid]))
    for (const { id: call, said, named } of replies) {
      const served = calls.find((row) => row.id === call)!.served_by
      expect(served.map((miner) => `I am ${uidOf.get(miner)}.`)).toEqual(said)
      expect([...new Set(served)].sort()).toEqual(named.sort())
    }
    await expect
      .poll(async () => (await net.db.withTables<GatewayTables>().selectFrom('route_observation').selectAll().execute()).length)
      .toBe(36)
    for (const { miner, heard } of miners) {
      const observed = await net.db
        .withTables<GatewayTables>()
        .selectFrom('route_observation')
        .selectAll()
        .where('miner', '=', miner)
        .execute()
      expect(observed).toHaveLength(replies.filter(({ named }) => named.includes(miner)).length)
      expect(observed.every(({ answered }) => answered)).toBe(true)
      expect(heard.length).toBeGreaterThanOrEqual(observed.length)
    }
  })
})

describe('a gateway on a network', () => {
  it('asks its miners in the name of a validator', { timeout: 300_000 }, async () => {
    const local = await openTestNetwork({ conversationsPerEpoch: 1 })
    try {
      const [validator] = local.network.validators
      const gateway = await openGateway({
        validator: { ...validator!, miners: validator!.miners! },
        mechid: 1,
        embedder: wordEmbedder,
        transport: fetch,
        providers: () => new Map(),
        log: (error) => local.logged.push(error),
      })
      const key = { id: 'key-1', hash: sha256Hex('kmt_of-a-test'), prefix: 'kmt_', name: 'test', scopes: ['chat', 'models'], created_ms: 0 }
      await insertGatewayKey(local.db, { ...key, requests_per_minute: 60, tokens_per_minute: 100_000, usd_per_day: 1 })
      const app = createGatewayApp(gateway)
      const ask = (path: string, body?: object) =>
        app.request(`http://gateway${path}`, {
          headers: { authorization: 'Bearer kmt_of-a-test' },
          ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
        })
      const { data } = (await (await ask('/v1/models')).json()) as { data: { id: string }[] }
      expect(data.map(({ id }) => id)).toEqual(expect.arrayContaining(['kumite', ...TASK_TYPES.map(({ name }) => `kumite/${name}`)]))
      const reachable = await gateway.miners()
      expect(reachable.length).toBeGreaterThan(2)
      const reply = await ask('/v1/chat/completions', { model: 'kumite', messages: [{ role: 'user', content: 'What is 6 times 7?' }] })
      const body = await reply.text()
      expect([reply.status, body]).toEqual([200, expect.stringContaining('chat.completion')])
      expect(reachable.map(({ miner }) => miner as string)).toContain(reply.headers.get('x-kumite-served-by'))
    } finally {
      await local.close()
    }
  })
})
