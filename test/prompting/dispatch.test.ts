import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { questionAnswering } from '../../src/mechanisms/prompting/question-answering/question-answering.ts'
import type { Responder } from '../../src/miner/prompting/responder.ts'
import { ScoreRecord } from '../../src/protocol/score-record.ts'
import { createOracle } from '../../src/simulation/prompting/oracle.ts'
import { openTestStores } from '../../src/store/testing.ts'
import { dispatchChallenges } from '../../src/validator/dispatch-challenges.ts'
import { replayWeights } from '../../src/validator/replay-weights.ts'
import { aPromptingNetwork, says } from './testing.ts'

const stores = await openTestStores()
const types = [questionAnswering]

describe.each(stores)('dispatching challenges on $name', ({ db }) => {
  /** Knows every answer. */
  const knows = (): Responder => {
    const oracle = createOracle(db)
    return says(async ([first]) => (await oracle.taskOf(first!.content))!.hidden.open().question.references[0]!.text)
  }

  async function scoresOf(net: Awaited<ReturnType<typeof aPromptingNetwork>>) {
    const rows = await db.selectFrom('score').select(['task_id', 'miner', 'record']).orderBy('task_id').orderBy('miner').execute()
    const place = new Map(net.miners.map((miner, n) => [miner as string, n]))
    return rows.map(({ task_id, miner, record }) => ({ task: task_id, miner: place.get(miner)!, record: ScoreRecord.parse(record) }))
  }

  it('takes a task from its challenge to a score, without a lease having been asked for', async () => {
    const net = await aPromptingNetwork(db, { responders: [knows(), says('I do not know.'), says('')], types })
    await net.passBlocks(1)
    await net.step()
    expect(await net.dispatch()).toBe(2)
    expect(await net.dispatch()).toBe(0) // nothing is sent twice
    await net.step()
    const scores = await scoresOf(net)
    expect(scores).toHaveLength(6)
    for (const { miner, record } of scores) {
      expect(record.outcome).toBe('scored')
      if (miner === 0) expect(record.value).toBeGreaterThan(0.8)
      else expect(record.value).toBeLessThanOrEqual(0.2)
    }
    const signed = await db.selectFrom('judgment').select('signed').execute()
    for (const { signed: record } of signed) expect(record).toMatchObject({ seals: [{ signature: expect.stringMatching(/^0x/) }] })
    expect(net.logged).toEqual([])
  })

  it('row 4: starts 100 local miners within 50 ms of each other', async () => {
    const arrivals: number[] = []
    const server = createServer((request, reply) => {
      arrivals.push(performance.now())
      request.resume()
      reply.setHeader('content-type', 'text/event-stream')
      reply.end('data: {"choices":[{"delta":{"content":"Paris"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n')
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const sent: number[] = []
    const net = await aPromptingNetwork(db, {
      responders: Array.from({ length: 100 }, () => says('')),
      types,
      tasksPerEpoch: 3,
      answerMs: 20_000,
      origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      transport: (through) => (request) => {
        sent.push(performance.now())
        return through(request)
      },
    })
    await net.passBlocks(1)
    await net.step()
    expect(await net.dispatch()).toBe(3)
    server.close()
    const spread = (times: readonly number[]) => Math.max(...times) - Math.min(...times)
    expect(arrivals).toHaveLength(300)
    const spreads = [0, 100, 200].map((first) => spread(sent.slice(first, first + 100)))
    process.stdout.write(`  100 miners, three tasks: sent within ${spreads.map((ms) => ms.toFixed(1)).join(', ')} ms\n`)
    expect(Math.min(...spreads)).toBeLessThan(50) // of three, because whoever else uses the machine may halt us once
    const answers = await db.selectFrom('judgment').select('reply').execute()
    expect(answers.map(({ reply }) => (reply as { answer?: string }).answer)).toEqual(Array.from({ length: 300 }, () => 'Paris'))
  })

  it("row 4: one slow or hostile miner changes nobody else's score", async () => {
    const hostile: Readonly<Record<string, Responder>> = {
      slow: {
        async *answer() {
          await setTimeout(5000, undefined, { ref: false })
          yield 'too late'
        },
      },
      endless: {
        async *answer() {
          for (;;) {
            await setTimeout(1)
            yield 'and so on '.repeat(50)
          }
        },
      },
      huge: says('x'.repeat(1_000_000)),
      broken: {
        // biome-ignore lint/correctness/useYield: it fails before it says anything
        async *answer() {
          throw new Error('out of order')
        },
      },
      nul: says('\0\ud800 \u202e'.repeat(100)),
      silent: says(''),
      deep: says('['.repeat(5000)),
    }
    const honest = async (others: readonly Responder[]) => {
      const net = await aPromptingNetwork(db, {
        responders: [knows(), says('It is 42.'), ...others],
        types,
        answerMs: 1000,
        mostCharacters: 5000,
      })
      await net.passBlocks(1)
      await net.step()
      await net.dispatch()
      await net.step()
      return (await scoresOf(net)).filter(({ miner }) => miner < 2)
    }
    const alone = await honest([])
    expect(alone).toHaveLength(4)
    await fc.assert(
      fc.asyncProperty(fc.subarray(Object.keys(hostile), { minLength: 1 }), async (names) => {
        expect(await honest(names.map((name) => hostile[name]!))).toEqual(alone)
      }),
      { numRuns: 8 },
    )
  })

  it('regression 6: sends a task that fails again later and later, and withdraws it after the third time', async () => {
    const net = await aPromptingNetwork(db, { responders: [knows()], types, tasksPerEpoch: 2 })
    await net.passBlocks(1)
    await net.step()
    const [first] = await db.selectFrom('task').select('id').orderBy('seq').execute()
    await db
      .updateTable('task')
      .set({ body: JSON.stringify({ id: first!.id, nonsense: true }) })
      .where('id', '=', first!.id)
      .execute()
    await expect(net.dispatch()).rejects.toThrow(/stored task/)
    const { answered, tries } = await state()
    expect({ answered, tries }).toEqual({ answered: 1, tries: 1 }) // the other task got through
    expect(await net.dispatch()).toBe(0) // not before its time
    for (const tries of [2, 3]) {
      net.clock.advance(10 * 60_000 * tries)
      await db
        .updateTable('task')
        .set({ deadline_ms: net.clock.now() + 60_000 })
        .where('id', '=', first!.id)
        .execute()
      await expect(net.dispatch()).rejects.toThrow(/stored task/)
    }
    expect((await db.selectFrom('task').select('state').where('id', '=', first!.id).executeTakeFirstOrThrow()).state).toBe('void')
    net.clock.advance(10 * 60_000)
    expect(await net.dispatch()).toBe(0)

    async function state() {
      const row = await db.selectFrom('dispatch').select('tries').where('task_id', '=', first!.id).executeTakeFirst()
      const { length } = await db.selectFrom('judgment').select('id').execute()
      return { answered: length, tries: row?.tries }
    }
  })

  it('keeps no half of a task: what a crash interrupts is sent again', async () => {
    let crash = true
    const net = await aPromptingNetwork(db, {
      responders: [knows(), says('no')],
      types,
      tasksPerEpoch: 1,
    })
    await net.passBlocks(1)
    await net.step()
    const { chain } = net.validator
    const validator = {
      ...net.validator,
      chain: {
        ...chain,
        head: async () => {
          if (crash && (await db.selectFrom('dispatch').select('task_id').execute()).length > 0) throw new Error('the power is gone')
          return chain.head()
        },
      },
    }
    await expect(dispatchChallenges(validator)).rejects.toThrow('the power is gone')
    expect(await db.selectFrom('judgment').select('id').execute()).toEqual([])
    expect(await db.selectFrom('lease').select('id').execute()).toEqual([])
    crash = false
    net.clock.advance(60_000)
    expect(await dispatchChallenges(validator)).toBe(1)
    expect(await db.selectFrom('judgment').select('id').execute()).toHaveLength(2)
  })

  it('keeps nothing of conversations that broke off because the validator stops, and sends the task again later', async () => {
    const net = await aPromptingNetwork(db, { responders: [knows(), says('no')], types, tasksPerEpoch: 1 })
    await net.passBlocks(1)
    await net.step()
    expect(await dispatchChallenges(net.validator, AbortSignal.abort())).toBe(0)
    expect(await db.selectFrom('judgment').select('id').execute()).toEqual([])
    net.clock.advance(60_000)
    expect(await dispatchChallenges(net.validator, new AbortController().signal)).toBe(1)
  })

  it('labels the answer of a miner that is known to be simulated, even if it breaks off', async () => {
    const breaksOff: Responder = {
      async *answer() {
        yield 'Half'
        throw new Error('gone')
      },
    }
    const net = await aPromptingNetwork(db, { responders: [breaksOff, says('no')], types, tasksPerEpoch: 1, simulated: true })
    await net.passBlocks(1)
    await net.step()
    expect(await net.dispatch()).toBe(1)
    const judged = await db.selectFrom('judgment').select('simulated').execute()
    expect(judged.map(({ simulated }) => simulated)).toEqual([true, true])
  })

  it('regression 5, row 10: a run gives the same scores and weights again, and its weights follow from the log', async () => {
    const run = async () => {
      const net = await aPromptingNetwork(db, { responders: [knows(), says('I do not know.')], types })
      for (let block = 0; block < 25; block++) {
        await net.passBlocks(1)
        const submissions = await net.step()
        await net.dispatch()
        if (submissions.length > 0) await net.passBlocks(1)
      }
      const replayed = []
      for await (const weights of replayWeights(db, net.validator.hotkey, net.validator.mechanisms[0]!)) replayed.push(weights)
      return { scores: await scoresOf(net), replayed }
    }
    const first = await run()
    expect(first.scores.length).toBeGreaterThan(6)
    expect(first.replayed.length).toBeGreaterThan(0)
    expect(first.replayed.every(({ same }) => same)).toBe(true)
    expect(await run()).toEqual(first)
  })
})
