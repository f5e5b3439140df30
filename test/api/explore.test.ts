import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { EpochList, MeasureHistory } from '../../src/protocol/epochs.ts'
import { EventView } from '../../src/protocol/event.ts'
import { Health, NetworkView, TaskDetail, TaskPage } from '../../src/protocol/explore.ts'
import { MetagraphView } from '../../src/protocol/metagraph.ts'
import { MinerSkill } from '../../src/protocol/skill.ts'
import type { TaskSummary } from '../../src/protocol/task.ts'
import { findTask } from '../../src/store/tasks.ts'
import { recordChainEvents } from '../../src/validator/record-chain-events.ts'
import { contentsOf, openTestNetwork, problemOf, TEMPO, type TestNetwork } from './testing.ts'

let net: TestNetwork
let firstSight: { summary: TaskSummary; json: string }[]

const read = async <T>(target: string, schema: z.ZodType<T>): Promise<T> => {
  const reply = await net.get(target)
  expect([target, reply.status]).toEqual([target, 200])
  return schema.parse(await reply.json())
}
const allTasks = async (query = '') => (await read(`/api/tasks?limit=200${query}`, TaskPage)).tasks

beforeAll(async () => {
  net = await openTestNetwork()
  net.clock.advance(12_000)
  await net.network.chain.produceBlock()
  await net.act.validators()
  firstSight = await Promise.all(
    (await allTasks()).map(async (summary) => ({ summary, json: await (await net.get(`/api/tasks/${summary.id}`)).text() })),
  )
  await net.step(2 * TEMPO)
  await recordChainEvents(net.db, net.network.chain)
})
afterAll(() => net.close())

describe('what anybody may read', () => {
  it.each([
    ['/api/health', Health],
    ['/api/network', NetworkView],
    ['/api/metagraph', MetagraphView],
    ['/api/history', MeasureHistory],
    ['/api/epochs', EpochList],
    ['/api/tasks', TaskPage],
    ['/api/activity', z.object({ events: EventView.array().min(1) })],
  ])('%s is of the form that the protocol declares, and of no other', async (path, schema) => {
    const reply = await net.get(path)
    expect(reply.status).toBe(200)
    const json = await reply.json()
    expect(schema.parse(json)).toEqual(json)
  })

  it('tells what is known of a miner and its workers, by domain and by epoch', async () => {
    const { neurons, epoch } = await read('/api/metagraph', MetagraphView)
    const mori = neurons.find(({ name }) => name === 'mori')!
    const { miner, seenBy } = await read(`/api/miners/${mori.hotkey}/skill`, MinerSkill)
    expect([miner, seenBy.length]).toEqual([mori.hotkey, net.network.validators.length])
    for (const { skill, history, workers } of seenBy) {
      expect(skill.mean).toBeGreaterThan(0)
      expect(workers.reduce((sum, worker) => sum + worker.tasks, 0)).toBeCloseTo(skill.tasks, 9)
      expect(history.at(-1)).toEqual({ epoch, ...skill })
      for (const worker of workers) {
        expect(worker.words).toContain(worker.mean.toFixed(2))
        expect(worker.domains.length).toBeGreaterThan(0)
        expect(worker.history.at(-1)).toEqual({ epoch, mean: worker.mean, sd: worker.sd, tasks: worker.tasks })
      }
    }
    const home = neurons.find(({ name }) => name === 'home')!
    expect((await read(`/api/miners/${home.hotkey}/skill`, MinerSkill)).seenBy.map(({ workers }) => workers)).toEqual(seenBy.map(() => []))
    expect((await problemOf(await net.get('/api/miners/nobody/skill'))).status).toBe(404)
  })

  it('counts tasks and judgments as they are listed', async () => {
    const { tasks, judgments, simulated, home } = await read('/api/network', NetworkView)
    const listed = await allTasks()
    for (const state of ['open', 'scored', 'expired', 'void'] as const) {
      expect(tasks[state]).toBe(listed.filter((task) => task.state === state).length)
      expect(await allTasks(`&state=${state}`)).toEqual(listed.filter((task) => task.state === state))
    }
    expect(judgments.total).toBe(listed.reduce((sum, task) => sum + task.judgments, 0))
    expect([simulated, judgments.simulated]).toEqual([true, judgments.total])
    expect(home?.uid).toBe((await read('/api/metagraph', MetagraphView)).neurons.find(({ name }) => name === 'home')?.uid)
  })

  it('shows every share of the metagraph in [0, 1] and a whole incentive', async () => {
    const { neurons } = await read('/api/metagraph', MetagraphView)
    for (const neuron of neurons)
      for (const share of ['stake', 'consensus', 'trust', 'incentive', 'dividends', 'emission'] as const)
        expect([neuron.name, share, neuron[share] >= 0 && neuron[share] <= 1]).toEqual([neuron.name, share, true])
    for (const share of ['stake', 'incentive', 'dividends', 'emission'] as const)
      expect([share, neurons.reduce((sum, neuron) => sum + neuron[share], 0)]).toEqual([share, expect.closeTo(1, 3)])
    expect(neurons.filter(({ simulated }) => simulated).every(({ behaviour }) => behaviour !== null)).toBe(true)
    expect(neurons.filter(({ role }) => role === 'validator')).toHaveLength(2)
  })

  it('keeps the history of every epoch for every miner', async () => {
    const { uids, of, epochs, values } = await read('/api/history', MeasureHistory)
    expect(of).toBe(uids.length)
    expect(values).toHaveLength(epochs.length)
    expect(values.every((row) => row.length === uids.length)).toBe(true)
    expect(values.at(-1)!.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3)
  })

  it('tells what happened, newest first, as much as is asked for', async () => {
    const Events = z.object({ events: EventView.array() })
    const { events } = await read('/api/activity?limit=200', Events)
    expect(events.map(({ id }) => id)).toEqual(events.map(({ id }) => id).toSorted((a, b) => b - a))
    expect((await read('/api/activity?limit=3', Events)).events).toEqual(events.slice(0, 3))
  })
})

describe('the list of tasks', () => {
  it('gives every task once, whatever the size of its pages', async () => {
    const whole = (await allTasks()).map(({ id }) => id)
    expect(new Set(whole).size).toBe(whole.length)
    for (const limit of [1, 3, whole.length, whole.length + 1]) {
      const paged: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: TaskPage = await read(`/api/tasks?limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, TaskPage)
        paged.push(...page.tasks.map(({ id }) => id))
        cursor = page.next
      }
      expect(paged).toEqual(whole)
    }
  })

  it.each([
    'cursor=',
    'cursor=nonsense',
    'cursor=~',
    'cursor=~abcd',
    'cursor=1~',
    'cursor=NaN~abcd',
    'cursor=1e999~abcd',
    'cursor=1.5~abcd',
    'cursor=0x10~abcd',
    'cursor=1~%00',
    'cursor=1~abcd~efgh',
    "cursor=1~';drop%20table%20task;--",
    'cursor=1~abcd&cursor=1~abcd',
    `cursor=1~${'a'.repeat(300)}`,
    'limit=0',
    'limit=201',
    'limit=-1',
    'limit=1.5',
    'limit=NaN',
    'limit=',
    'limit=1&limit=2',
    'state=secret',
    'state=',
  ])('refuses %s', async (query) => {
    expect(await problemOf(await net.get(`/api/tasks?${query}`))).toMatchObject({ status: 400, code: 'invalid-request' })
    expect(net.logged).toEqual([])
  })
})

describe('one task', () => {
  it('holds no truth before scoring', async () => {
    expect(firstSight.length).toBeGreaterThan(3)
    for (const { summary, json } of firstSight) {
      expect(summary).toMatchObject({ state: 'open', origin: null, agreement: null, scoredAt: null, epoch: null })
      expect(TaskDetail.parse(JSON.parse(json)).outcome).toBeNull()
      const { body } = (await findTask(net.db, summary.id))!
      const { responses } = body as { responses: { id: string; source: string; content: string }[] }
      expect(contentsOf(TaskDetail.parse(JSON.parse(json)))).toEqual([])
      for (const { content } of responses) expect(json).not.toContain(JSON.stringify(content).slice(1, -1))
      for (const word of ['knownRank', 'source', 'truth', 'degrad', 'construction', 'reference', ...responses.map(({ source }) => source)])
        expect([word, json.includes(word)]).toEqual([word, false])
    }
  })

  it('holds all of it afterwards', async () => {
    const builtIn = new Set((await allTasks()).filter(({ origin }) => origin === 'built-in').map(({ id }) => id))
    const known = firstSight.filter(({ summary }) => builtIn.has(summary.id))
    expect(known.length).toBeGreaterThan(3)
    for (const { summary } of known) {
      const reply = await net.get(`/api/tasks/${summary.id}`)
      const json = await reply.json()
      const detail = TaskDetail.parse(json)
      const { state, outcome, judgments } = detail
      const contents = contentsOf(detail)
      expect(detail).toEqual(json)
      expect(state).toBe('scored')
      const { responses } = (await findTask(net.db, summary.id))!.body as {
        responses: { id: string; source: string; knownRank?: number }[]
      }
      for (const { id, source, knownRank } of responses)
        expect(outcome!.order.find(({ responseId }) => responseId === id)).toMatchObject({ source, knownRank: knownRank ?? null })
      expect(outcome!.judges).toHaveLength(judgments)
      expect(outcome!.judges.every(({ record, simulated }) => record !== null && simulated)).toBe(true)
      expect(contents.map(({ id }) => id).sort()).toEqual(responses.map(({ id }) => id).sort())
    }
  })

  it('is not sent again to whoever has it', async () => {
    const { id } = firstSight[0]!.summary
    const etag = (await net.get(`/api/tasks/${id}`)).headers.get('etag')!
    const again = await net.get(`/api/tasks/${id}`, { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await net.get(`/api/tasks/${id}`, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it.each(['aaaaaaaaaaaaaaaaaaaa', 'A', '%00', '%F0%9F%92%A9', '..%2F..%2Fpackage.json', '__proto__', "1'%20or%20'1'='1"])(
    'called %s is unknown',
    async (id) => {
      expect(await problemOf(await net.get(`/api/tasks/${id}`))).toMatchObject({
        type: expect.stringMatching(/#not-found$/),
        title: 'not found',
        status: 404,
        detail: expect.any(String),
        instance: expect.stringMatching(/^\/api\/tasks\//),
        code: 'not-found',
        hint: expect.any(String),
      })
      expect(net.logged).toEqual([])
    },
  )
})
