import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as z from 'zod'
import type { EpochRanEvent } from '../../src/chain/chain.ts'
import { EpochList, Measure, MeasureHistory } from '../../src/protocol/epochs.ts'
import { HyperparameterList } from '../../src/protocol/hyperparameters.ts'
import { MetagraphView, WeightMatrix } from '../../src/protocol/metagraph.ts'
import { NeuronDetail, NeuronTaskList } from '../../src/protocol/neuron-detail.ts'
import { openTestNetwork, problemOf, TEMPO, type TestNetwork } from './testing.ts'

let net: TestNetwork
let neurons: MetagraphView['neurons']
let eventReads: [block: number, limit: number][]

const read = async <T>(target: string, schema: z.ZodType<T>): Promise<T> => {
  const reply = await net.get(target)
  expect([target, reply.status]).toEqual([target, 200])
  const json = await reply.json()
  expect(schema.parse(json)).toEqual(json)
  return schema.parse(json)
}
const neuronNamed = (name: string) => neurons.find((neuron) => neuron.name === name)!
const validators = () => neurons.filter(({ role }) => role === 'validator')

beforeAll(async () => {
  eventReads = []
  net = await openTestNetwork({
    chain: (own) => ({
      ...own,
      eventsAfter: (block, limit) => {
        eventReads.push([block, limit])
        return own.eventsAfter(block, limit)
      },
    }),
  })
  await net.step(3 * TEMPO)
  neurons = (await read('/api/metagraph', MetagraphView)).neurons
})
afterAll(() => net.close())

describe('the metagraph', () => {
  it('tells every field that the chain has of a neuron', async () => {
    const chain = await net.network.chain.metagraph()
    for (const { uid, coldkey, active, stakeWeight, registeredAt } of chain.neurons)
      expect(neurons[uid]).toMatchObject({ uid, coldkey, active, stakeWeight, registeredAt, axon: null })
    expect(validators().every(({ validatorPermit }) => validatorPermit)).toBe(true)
  })

  it('refuses a mechanism that the subnet does not have', async () => {
    for (const path of ['/api/metagraph', '/api/weights', '/api/neurons/0'])
      expect(await problemOf(await net.get(`${path}?mechid=15`))).toMatchObject({ status: 404, code: 'not-found' })
  })
})

describe('the weights', () => {
  it('are the rows of the chain, each summing to one', async () => {
    const { rows } = await read('/api/weights', WeightMatrix)
    const { weights } = await net.network.chain.metagraph()
    expect(rows.map(({ uid }) => uid).sort()).toEqual([...weights.keys()].sort())
    for (const { uid, weights: row } of rows) {
      expect(row.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 4)
      expect(row.map(([to]) => to)).toEqual(weights.get(uid)!.map(([to]) => to))
    }
  })
})

describe('a neuron', () => {
  it('shows each weight at both of its ends', async () => {
    const { rows } = await read('/api/weights', WeightMatrix)
    for (const { uid, name } of neurons) {
      const { neuron, received, given } = await read(`/api/neurons/${uid}`, NeuronDetail)
      expect([neuron.uid, neuron.name]).toEqual([uid, name])
      const got = rows.flatMap(({ uid: from, weights }) => weights.filter(([to]) => to === uid).map(([, share]) => [from, share]))
      const weighed = received.filter(({ share }) => share > 0)
      expect(weighed.map((end) => [end.uid, Math.round(end.share * 1e6) / 1e6]).sort()).toEqual(got.sort())
      expect(given.filter(({ share }) => share > 0)).toHaveLength(rows.find((row) => row.uid === uid)?.weights.length ?? 0)
      for (const ends of [received, given]) {
        expect(ends.map(({ share }) => share)).toEqual(ends.map(({ share }) => share).toSorted((a, b) => b - a))
        for (const { share, counted } of ends) expect(counted <= share).toBe(true)
      }
    }
  })

  it('shows the bonds that the chain stores', async () => {
    const bonds = await net.network.chain.bonds()
    expect([...bonds.keys()].sort()).toEqual(
      validators()
        .map(({ uid }) => uid)
        .sort(),
    )
    for (const [validator, row] of bonds) {
      const { given } = await read(`/api/neurons/${validator}`, NeuronDetail)
      expect(
        given
          .filter(({ bond }) => bond > 0)
          .map(({ uid, bond }) => [uid, bond])
          .sort(),
      ).toEqual(
        row
          .filter(([, bond]) => bond > 0)
          .map(([uid, bond]) => [uid, bond])
          .sort(),
      )
    }
  })

  it('has a past that ends with what the metagraph says now', async () => {
    for (const { uid, incentive, emissionRao } of neurons) {
      const { history } = await read(`/api/neurons/${uid}`, NeuronDetail)
      expect(history).toHaveLength(3)
      expect(history.at(-1)).toMatchObject({ incentive, emissionRao })
    }
  })

  it('is immune while it is new', async () => {
    const { immunityPeriod } = await net.network.chain.hyperparameters()
    const { immuneUntil, neuron, block } = await read('/api/neurons/0', NeuronDetail)
    expect(immuneUntil).toBe(neuron.registeredAt + immunityPeriod > block ? neuron.registeredAt + immunityPeriod : null)
  })

  it.each(['9999', '65535'])('with uid %s is unknown', async (uid) => {
    for (const path of [`/api/neurons/${uid}`, `/api/neurons/${uid}/tasks`])
      expect(await problemOf(await net.get(path))).toMatchObject({ status: 404, code: 'not-found' })
  })

  it.each(['-1', '1.5', '65536', 'x', '%00', '1e3x'])('is not named %s', async (uid) => {
    for (const path of [`/api/neurons/${uid}`, `/api/neurons/${uid}/tasks`])
      expect(await problemOf(await net.get(path))).toMatchObject({ status: 400, code: 'invalid-request' })
    expect(net.logged).toEqual([])
  })
})

describe("a neuron's tasks", () => {
  it('are those a validator set, open ones too, without a score', async () => {
    for (const { uid, hotkey } of validators()) {
      const { tasks } = await read(`/api/neurons/${uid}/tasks?limit=200`, NeuronTaskList)
      const rows = await net.db.selectFrom('task').select('id').where('validator', '=', hotkey).execute()
      expect(tasks.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort())
      expect(tasks.every(({ part, score }) => part === 'set' && score === null)).toBe(true)
    }
  })

  it('are those a miner was scored on, and none that is open', async () => {
    const miner = net.network.simulatedMiners[0]!
    const { uid, hotkey } = neuronNamed(miner.name)
    const { tasks } = await read(`/api/neurons/${uid}/tasks?limit=200`, NeuronTaskList)
    const scores = await net.db.selectFrom('score').select(['task_id', 'value']).where('miner', '=', hotkey).execute()
    expect(tasks.length).toBeGreaterThan(0)
    expect(tasks.map(({ id, score }) => [id, score]).sort()).toEqual(scores.map(({ task_id, value }) => [task_id, value]).sort())
    expect(tasks.every(({ part, state }) => part === 'judged' && state === 'scored')).toBe(true)
  })

  it('come newest first, as many as are asked for', async () => {
    const { uid } = validators()[0]!
    const { tasks } = await read(`/api/neurons/${uid}/tasks?limit=200`, NeuronTaskList)
    expect(tasks.map(({ createdAt }) => createdAt)).toEqual(
      tasks
        .map(({ createdAt }) => createdAt)
        .toSorted()
        .reverse(),
    )
    expect((await read(`/api/neurons/${uid}/tasks?limit=3`, NeuronTaskList)).tasks).toHaveLength(3)
  })
})

describe('the past epochs', () => {
  const ranEpochs = async () =>
    (await net.network.chain.eventsAfter(0, 1000)).flatMap(({ events }) =>
      events.filter((event): event is EpochRanEvent => event.kind === 'epoch-ran'),
    )

  it('sum up what the chain says of each', async () => {
    const { epochs } = await read('/api/epochs', EpochList)
    const ran = await ranEpochs()
    expect(epochs.map(({ epoch }) => epoch)).toEqual(ran.map(({ epoch }) => epoch))
    for (const [index, { minerRao, validatorRao, miners, validatorTrust }] of epochs.entries()) {
      const { neurons: outcomes } = ran[index]!
      const total = outcomes.reduce((sum, { serverRao, validatorRao: paid }) => sum + serverRao + paid, 0n)
      expect(BigInt(minerRao) + BigInt(validatorRao)).toBe(total)
      expect(miners).toBe(outcomes.filter(({ serverRao }) => serverRao > 0n).length)
      expect(validatorTrust === null || (validatorTrust > 0 && validatorTrust <= 1)).toBe(true)
    }
  })

  it('are read from the chain once, however often they are asked for', async () => {
    await Promise.all([read('/api/epochs', EpochList), read('/api/history', MeasureHistory), read('/api/neurons/0', NeuronDetail)])
    eventReads = []
    await read('/api/epochs', EpochList)
    expect(eventReads).toEqual([])
    await net.step(TEMPO)
    const { epochs } = await read('/api/epochs', EpochList)
    expect(new Set(epochs.map(({ epoch }) => epoch)).size).toBe(epochs.length)
    expect(epochs).toHaveLength((await ranEpochs()).length)
    expect(eventReads).toHaveLength(1)
  })

  it.each(Measure.options)('give %s of those who have most of it', async (measure) => {
    const all = await read(`/api/history?measure=${measure}&most=256`, MeasureHistory)
    const two = await read(`/api/history?measure=${measure}&most=2`, MeasureHistory)
    expect(all.uids).toHaveLength(all.of)
    expect([two.of, two.uids.length]).toEqual([all.of, 2])
    const newest = new Map(all.uids.map((uid, column) => [uid, all.values.at(-1)![column]!]))
    const left = all.uids.filter((uid) => !two.uids.includes(uid)).map((uid) => newest.get(uid)!)
    for (const uid of two.uids) expect(newest.get(uid)).toBeGreaterThanOrEqual(Math.max(0, ...left))
  })
})

describe('the hyperparameters', () => {
  it('are all there, each with its unit and its meaning', async () => {
    const { hyperparameters, registrationPriceRao } = await read('/api/hyperparameters', HyperparameterList)
    const known = await net.network.chain.hyperparameters()
    expect(hyperparameters.map(({ name }) => name).sort()).toEqual(Object.keys(known).sort())
    for (const { name, value, words } of hyperparameters) {
      const kept = known[name as keyof typeof known]
      expect(value).toEqual(typeof kept === 'bigint' ? kept.toString() : kept)
      expect(words).toMatch(/^[A-Z].*\.$/)
    }
    expect(registrationPriceRao).toBe((await net.network.chain.registrationPrice()).toString())
  })
})
