import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { networkKey } from '../../src/cli/network-keys.ts'
import { createMemoryNonceStore } from '../../src/identity/memory-nonce-store.ts'
import { signEpistula } from '../../src/identity/sign-epistula.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { verifyRequest } from '../../src/identity/verify-request.ts'
import { readPromptingTask } from '../../src/mechanisms/prompting/prompting-task.ts'
import { TASK_TYPES } from '../../src/mechanisms/prompting/task-types.ts'
import { AnchorView } from '../../src/protocol/anchors.ts'
import { TaskDetail, TaskPage } from '../../src/protocol/explore.ts'
import { AgreementView, PromptingAnswer, PromptingCoverage, PromptingSkills } from '../../src/protocol/prompting.ts'
import { listPromptingSkills } from '../../src/store/prompting-skills.ts'
import { readAnswer } from '../../src/validator/read-answer.ts'
import { runAnchors } from '../../src/validator/run-anchors.ts'
import { openTestNetwork, problemOf, TEMPO, type TestNetwork } from './testing.ts'

let net: TestNetwork
beforeAll(async () => {
  net = await openTestNetwork({ tasksPerEpoch: 2, conversationsPerEpoch: 6 })
}, 60_000)
afterAll(() => net?.close())

const json = async (target: string): Promise<unknown> => (await net.get(target)).json()
const BODY = JSON.stringify({ messages: [{ role: 'user', content: 'How many legs has a spider?' }], stream: true })

describe('both mechanisms side by side', () => {
  it('run on one chain, each with weights and an emission of its own', async () => {
    await net.step(3 * TEMPO)
    expect(net.logged).toEqual([])
    const incentives = await Promise.all(
      [0, 1].map(async (mechid) => (await net.network.chain.metagraph(mechid)).neurons.map(({ incentive }) => incentive)),
    )
    for (const shares of incentives) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3)
    expect(incentives[1]).not.toEqual(incentives[0])
  }, 300_000)

  it('row 3: Explore shows the skill of every miner in every kind of task, with interval and sample size', async () => {
    const { miners, types } = PromptingSkills.parse(await json('/api/prompting/skills'))
    expect(types.length).toBeGreaterThan(TASK_TYPES.length / 2)
    const meanOf = (name: string) => {
      const { skills } = miners.find((miner) => miner.name === name)!
      const n = skills.reduce((sum, skill) => sum + skill.n, 0)
      return skills.reduce((sum, skill) => sum + skill.n * skill.mean, 0) / n
    }
    expect(meanOf('abe')).toBeGreaterThan(meanOf('ueda')) // the generalist above the echo
    expect(meanOf('ueda')).toBeLessThan(0.2)
    for (const { simulated, skills } of miners) {
      expect(simulated).toBe(true)
      for (const { n, interval, mean } of skills) {
        expect(n).toBeGreaterThan(0)
        if (n > 1) expect(interval!.low).toBeLessThanOrEqual(mean)
        else expect(interval).toBeNull()
      }
    }
  })

  it('row 3: each number of the leaderboard is the mean of answers that can be read, newest first', async () => {
    const { miners, newest } = PromptingSkills.parse(await json('/api/prompting/skills'))
    for (const { miner, skills } of miners.slice(0, 2)) {
      for (const { type, n, mean, passed } of skills) {
        const reply = (await json(`/api/prompting/answers?miner=${miner}&type=${type}`)) as { answers: unknown[] }
        const answers = PromptingAnswer.array().parse(reply.answers)
        expect(answers).toHaveLength(n)
        expect(n).toBeLessThanOrEqual(newest)
        expect(answers.reduce((sum, { value }) => sum + value, 0) / n).toBeCloseTo(mean, 9)
        expect(answers.filter(({ value }) => value >= 0.5)).toHaveLength(passed)
        const times = answers.map(({ scoredAt }) => Date.parse(scoredAt))
        expect(times).toEqual(times.toSorted((a, b) => b - a))
        const { domain, state } = TaskDetail.parse(await json(`/api/tasks/${answers[0]!.taskId}`))
        expect({ domain, state }).toEqual({ domain: type, state: 'scored' })
      }
    }
    expect(await json('/api/prompting/answers?miner=nobody')).toEqual({ answers: [] })
  })

  it('row 25: the leaderboard rolls: of each miner only the newest answers in a type count', async () => {
    const rows = await listPromptingSkills(net.db, { mechids: [1], newest: 1, passes: 0.5 })
    for (const { miner, domain, n, mean, sd } of rows) {
      const { answers } = (await json(`/api/prompting/answers?miner=${miner}&type=${domain}&limit=1`)) as { answers: PromptingAnswer[] }
      expect({ n, mean, sd }).toEqual({ n: 1, mean: answers[0]!.value, sd: null })
    }
  })

  it('row 29: Explore shows how evenly was asked', async () => {
    const { validators } = (await json('/api/prompting/coverage')) as { validators: unknown[] }
    expect(validators).toHaveLength(2)
    for (const coverage of PromptingCoverage.array().parse(validators)) {
      const { axes, items, visited, entropy, cells } = coverage
      expect(cells).toBe(TASK_TYPES.length * 594 * 4)
      expect(items).toBeGreaterThan(12)
      expect(visited).toBe(items) // every one another cell, as yet
      expect(entropy).toBeGreaterThan(0)
      for (const { counts, values } of axes) {
        expect(counts).toHaveLength(TASK_TYPES.length)
        for (const row of counts) expect(row).toHaveLength(values.length)
        expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(items)
      }
    }
  })

  it('row 3: Explore shows how far validators agree on miners, with what that is known from', async () => {
    const { validators } = (await json('/api/prompting/agreement')) as { validators: unknown[] }
    expect(validators).toHaveLength(2)
    for (const { cells, miners, correlation, interval } of AgreementView.array().parse(validators)) {
      expect(miners).toBeLessThanOrEqual(5)
      expect(correlation === null).toBe(cells < 10 || miners < 3)
      if (interval) expect(interval.low).toBeLessThanOrEqual(correlation!)
    }
  })

  it('row 21: Explore shows what anchors say, from the first run on', async () => {
    const views = async () => AnchorView.array().parse(((await json('/api/prompting/anchors')) as { validators: unknown[] }).validators)
    for (const { measure, finding, words } of await views())
      expect({ measure, finding, words }).toEqual({ measure: null, finding: 'too-few', words: expect.stringContaining('Too few') })
    const [validator] = net.network.validators
    for (const running of validator!.mechanisms) await runAnchors(validator!, running)
    net.clock.advance(60_000) // what is told may be half a minute old
    const [first, second] = await views()
    expect(first!.measure).toMatchObject({ questions: 2 * TASK_TYPES.length, runs: 1, moved: 0 })
    for (const { first: was, now } of first!.measure!.rungs) expect(now).toBe(was)
    expect(second!.measure).toBeNull()
    const asked = await net.db.selectFrom('task').select('body').where('mechid', '=', 1).where('state', '=', 'scored').execute()
    const anchors = asked.filter(({ body }) => readPromptingTask(body).hidden.open().anchor).length
    expect(anchors).toBeGreaterThan(0)
    expect(first!.anchors.items + second!.anchors.items).toBe(anchors)
    expect(first!.metric.items + second!.metric.items).toBe(asked.length - anchors)
  }, 60_000)

  it('row 3: a scored task tells its conversations, its truth with sources, and the parts of every score', async () => {
    const { tasks } = TaskPage.parse(await json('/api/tasks?state=scored&limit=200'))
    const asked = tasks.filter(({ mechanism }) => mechanism === 'prompting')
    expect(asked.length).toBeGreaterThan(4)
    let linked = 0
    for (const { id } of asked.slice(0, 6)) {
      const { outcome, view, instruction } = TaskDetail.parse(await json(`/api/tasks/${id}`))
      expect(view).toEqual({ kind: 'conversation' })
      const { references, answers } = outcome!.conversation!
      expect(references.length).toBeGreaterThanOrEqual(2)
      expect(answers).toHaveLength(5)
      for (const { turns } of answers) expect(turns[0]!.challenge).toBe(instruction)
      for (const { source } of answers.flatMap(({ claims }) => claims)) linked += source === null ? 0 : 1
      for (const { record, verdict } of outcome!.judges) {
        expect(verdict).toBe('answered')
        expect(record!.components.length).toBeGreaterThan(2)
      }
    }
    expect(linked, 'row 2: claims of answers that a source of the question makes too').toBeGreaterThan(0)
  })

  it('are not mixed up: tasks that are sent to miners cannot be leased', async () => {
    net.clock.advance(1000) // else its nonces could be those that the miner has used
    const [validator] = net.network.validators
    const target = `/validators/${validator!.hotkey}/leases`
    const { miner } = net.network.simulatedMiners[0]!
    const reply = await net.send({
      signer: miner.signer,
      receiver: validator!.hotkey,
      target,
      body: JSON.stringify({ capacity: 1, mechid: 1 }),
    })
    expect(await problemOf(reply)).toMatchObject({ status: 409, code: 'pushed-mechanism' })
  })

  it('regression 5: what scoring has used is stored, so that scoring it again gives the same records', async () => {
    const { mechanism } = net.network.validators[0]!.mechanisms[1]!
    const tasks = await net.db.selectFrom('task').selectAll().where('mechid', '=', 1).where('state', '=', 'scored').execute()
    for (const row of tasks) {
      const judged = await net.db.selectFrom('judgment').select(['miner', 'reply']).where('task_id', '=', row.id).execute()
      const replies = new Map(judged.map(({ miner, reply }) => [miner as never, reply as unknown]))
      const unknown = { mean: 0, sd: 1, tasks: 0, standing: 'learning' as const }
      const history = { skill: () => unknown, dependence: () => 0 }
      const { records } = mechanism.score(readPromptingTask(row.body), replies, history, { fewest: 1, more: false })
      const scores = await net.db.selectFrom('score').select(['miner', 'value']).where('task_id', '=', row.id).orderBy('miner').execute()
      expect(records.map(({ miner, value }) => ({ miner, value }))).toEqual(scores)
    }
  })
})

describe("a miner's endpoint", () => {
  beforeAll(() => net.clock.advance(1000))
  const miner = () => net.network.apiContext.answering[0]!
  const target = () => `/miners/${miner().hotkey}/v1/chat/completions`
  const validator = () => net.network.validators[0]!.signer

  it('answers validators as an OpenAI server does, and signs what it has said', async () => {
    const request = net.request({ signer: validator(), receiver: miner().hotkey, target: target(), body: BODY })
    const heard = await readAnswer(async (sent) => net.app.fetch(sent), request, {
      stop: new AbortController(),
      clock: net.clock,
      answerMs: 5000,
      mostCharacters: 1000,
      onPiece: () => {},
    })
    expect(heard).toMatchObject({ status: 'ok', text: expect.stringMatching(/\S/), seal: { simulated: true } })
  })

  it('regression 4: refuses a request that it has had before, one for somebody else, and one that is not signed', async () => {
    const call = { signer: validator(), receiver: miner().hotkey, target: target(), body: BODY, nonce: net.nextNonce() }
    expect((await net.send(call)).status).toBe(200)
    expect(await problemOf(await net.send(call))).toMatchObject({ status: 401, code: 'replayed-request' })
    const other = net.network.apiContext.answering[1]!.hotkey
    expect(await problemOf(await net.send({ ...call, nonce: net.nextNonce(), receiver: other }))).toMatchObject({ code: 'wrong-receiver' })
    const unsigned = await net.app.request(`http://127.0.0.1:1${target()}`, { method: 'POST', body: BODY })
    expect(await problemOf(unsigned)).toMatchObject({ status: 401 })
  })

  it('answers nobody without a permit, and not for miners that are elsewhere', async () => {
    const stranger = { signer: aSigner(77), receiver: miner().hotkey, target: target(), body: BODY }
    expect(await problemOf(await net.send(stranger))).toMatchObject({ status: 403, code: 'no-permit' })
    const nowhere = networkKey({ secret: 'elsewhere' }, 'miner').address
    const reply = await net.send({ ...stranger, receiver: nowhere, target: `/miners/${nowhere}/v1/chat/completions` })
    expect(await problemOf(reply)).toMatchObject({ status: 404 })
  })

  it('can know who asks from the headers of Epistula alone', async () => {
    const nowMs = net.clock.now()
    const uuid = crypto.randomUUID()
    const headers = signEpistula({ signer: validator(), body: BODY, receiver: miner().hotkey, nowMs, uuid })
    const verified = await verifyRequest({
      method: 'POST',
      target: '/v1/chat/completions',
      headers,
      body: new TextEncoder().encode(BODY),
      receiver: miner().hotkey,
      nowMs,
      expectedScheme: 'sr25519',
      nonceStore: createMemoryNonceStore({ clock: net.clock }),
      adapters: ['epistula-v2'],
    })
    expect(verified.sender).toBe(validator().address)
  })
})
