import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '../../src/core/hash.ts'
import type { AttemptRecord } from '../../src/generation/attempt.ts'
import { type DojoTask, readDojoTask } from '../../src/mechanisms/dojo/dojo-task.ts'
import { type TaskMaking, TaskMakingReply } from '../../src/protocol/task-making.ts'
import { putBlob } from '../../src/store/blobs.ts'
import { claimAttempt, endAttempt, markTaken } from '../../src/store/task-attempts.ts'
import { findTask, listTasks } from '../../src/store/tasks.ts'
import { openTestNetwork, problemOf, TEMPO, type TestNetwork } from './testing.ts'

const PICTURE = new TextEncoder().encode('a picture')
const NOTES = new TextEncoder().encode('no picture')
const picture = sha256Hex(PICTURE)

let net: TestNetwork
let task: DojoTask
/** Another task, made on the spot. */
let other: string
/** What every route told while the task was open. */
const whileOpen = new Map<string, string>()

/** An attempt as generation keeps it, whose task was then served. */
async function keepAttempt(record: AttemptRecord, taskId: string): Promise<void> {
  const claim = { stream: 'v/0', holder: 'h', nowMs: net.clock.now() }
  const id = { stream: claim.stream, n: (await claimAttempt(net.db, { ...claim, leaseMs: 1000 })).n }
  const told = { author: record.author, domain: 'page', family: 'quiz-game', instruction: 'Make a quiz.' }
  await endAttempt(net.db, { ...claim, ...id }, { ...told, state: 'accepted', record, task: {} })
  await markTaken(net.db, id, { validator: 'v', taskId })
}

/** The record of a task's attempt: the unedited answer, one edit less each, and pictures of all. */
function aRecord({ responses }: DojoTask): AttemptRecord {
  const best = responses.toSorted((a, b) => (a.knownRank ?? 99) - (b.knownRank ?? 99))
  const name = (index: number) => `requirement-${index}`
  const families = ['drop', 'weaken', 'contradict', 'style'] as const
  const edits = best
    .slice(1)
    .map((_, index) => ({ family: families[index % 4]!, requirement: name(index), before: `Sentence ${index}.`, after: null }))
  const seed = { value: 'quiz-game', words: 'a small quiz', origin: 'built-in' } as const
  return {
    n: 0,
    author: 'built-in',
    seed: { registry: 'abcdef', axes: { topic: seed, persona: seed, interaction: seed, constraint: seed } },
    domain: 'page',
    instruction: {
      title: 'Quiz',
      text: 'Make a quiz.',
      requirements: edits.map(({ requirement }) => ({
        name: requirement,
        kind: 'feature',
        words: 'It asks.',
        families: [],
        check: { kind: 'text', says: [] },
      })),
    },
    nearest: { text: 'An instruction that nobody may see yet', similarity: 0.25 },
    edits,
    distances: edits.map((_, index) => index + 1),
    responses: best.map(({ source, knownRank }, index) => ({
      source: source.replace(': experimental', ''),
      edits: knownRank === undefined ? null : index,
      content: '',
      log: [],
      repairs: index,
      problems: [],
      checks: Object.fromEntries(edits.map(({ requirement }, edit) => [requirement, edit >= index])),
      screenshot: picture,
    })),
    pairs: edits.map(({ family, requirement }, index) => ({
      better: index,
      worse: index + 1,
      edits: [{ family, requirement, by: 'execution' }],
    })),
  }
}

const everyRoute = () => [
  '/api/tasks',
  `/api/tasks/${task.id}`,
  '/api/activity',
  '/api/dataset',
  '/api/dataset/download?format=raw',
  '/api/network',
  '/api/supply',
  '/api/openapi.json',
]
const makingOf = async (id: string) => TaskMakingReply.parse(await (await net.get(`/api/tasks/${id}/making`)).json()).making

beforeAll(async () => {
  net = await openTestNetwork()
  net.clock.advance(12_000)
  await net.network.chain.produceBlock()
  await net.act.validators()
  const [first, second] = await listTasks(net.db, { limit: 50 })
  other = second!.id
  task = readDojoTask((await findTask(net.db, first!.id))!.body)
  await putBlob(net.db, { type: 'image/jpeg', bytes: PICTURE }, 0)
  await putBlob(net.db, { type: 'text/html', bytes: NOTES }, 0)
  await keepAttempt(aRecord(task), task.id)
  for (const path of everyRoute()) whileOpen.set(path, await (await net.get(path)).text())
})
afterAll(() => net.close())

describe('while a task is open', () => {
  it('its making is as unknown as that of a task that is not', async () => {
    const refusals = []
    for (const id of [task.id, 'aaaaaaaaaaaaaaaaaaaa', '..%2f', '%00']) {
      const { status, code } = await problemOf(await net.get(`/api/tasks/${id}/making`))
      refusals.push([status, code])
    }
    expect(refusals).toEqual(refusals.map(() => [404, 'not-found']))
  })

  it('its screenshots are not served, named by its task or by another', async () => {
    for (const id of [task.id, other, 'aaaaaaaaaaaaaaaaaaaa', ''])
      expect(await problemOf(await net.get(`/api/blobs/${picture}?task=${id}`))).toMatchObject({ status: 404, code: 'not-found' })
    expect(await problemOf(await net.get(`/api/blobs/${picture}`))).toMatchObject({ status: 400, code: 'invalid-request' })
  })

  it('no route tells anything of how it was made', () => {
    expect(whileOpen.size).toBeGreaterThan(7)
    for (const [path, text] of whileOpen)
      for (const secret of [picture, 'requirement-0', 'Sentence 0.', 'nobody may see', ...task.responses.map(({ source }) => source)])
        expect([path, secret, text.includes(secret)]).toEqual([path, secret, false])
  })
})

describe('once a task is scored', () => {
  let making: TaskMaking

  beforeAll(async () => {
    await net.step(2 * TEMPO)
    expect((await findTask(net.db, task.id))!.state).toBe('scored')
    making = (await makingOf(task.id))!
  })

  it('tells the whole of its making, under the ids of the task', () => {
    const chain = task.responses.filter(({ knownRank }) => knownRank !== undefined).sort((a, b) => a.knownRank! - b.knownRank!)
    expect(making.responses.slice(0, chain.length).map(({ responseId }) => responseId)).toEqual(chain.map(({ id }) => id))
    expect(making.pairs[0]).toEqual({
      better: chain[0]!.id,
      worse: chain[1]!.id,
      edits: [{ family: 'drop', requirement: 'requirement-0', by: 'execution' }],
    })
    expect(making).toMatchObject({ author: 'built-in', registry: 'abcdef', nearest: 0.25 })
    expect(making.seed.map(({ axis }) => axis)).toEqual(['topic', 'persona', 'interaction', 'constraint'])
    expect(making.requirements[0]).toEqual({ name: 'requirement-0', kind: 'feature', words: 'It asks.', check: 'text' })
    expect(making.edits[0]).toEqual({ family: 'drop', requirement: 'requirement-0', before: 'Sentence 0.', after: null, distance: 1 })
    expect(making.responses[1]).toMatchObject({ edits: 1, repairs: 1, failed: ['requirement-0'] })
  })

  it('does not show the earlier instruction that it was compared with: its task may be open', async () => {
    expect(JSON.stringify(making)).not.toContain('nobody may see')
  })

  it('serves its screenshots as pictures that never change, and nothing else', async () => {
    const reply = await net.get(making.responses[0]!.screenshotUrl!)
    expect([reply.status, await reply.text()]).toEqual([200, 'a picture'])
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    for (const hash of [sha256Hex(NOTES), sha256Hex('never kept'), 'x', '%00', '__proto__'])
      expect(await problemOf(await net.get(`/api/blobs/${hash}?task=${task.id}`))).toMatchObject({ status: 404, code: 'not-found' })
  })

  it('does not serve them in the name of another closed task', async () => {
    expect((await findTask(net.db, other))!.state).toBe('scored')
    expect((await problemOf(await net.get(`/api/blobs/${picture}?task=${other}`))).status).toBe(404)
  })

  it('says of a task that no attempt became that nothing is known', async () => {
    expect(await makingOf(other)).toBeNull()
    expect(net.logged).toEqual([])
  })
})
