import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromResponses } from '../../src/datasets/from-responses.ts'
import { readRatings } from '../../src/datasets/read-ratings.ts'
import { bytesOf } from '../../src/datasets/testing.ts'
import { createWorkerSigner } from '../../src/identity/worker-signer.ts'
import { answerParts } from '../../src/protocol/answer-parts.ts'
import { AttributeRow, RawJudgment } from '../../src/protocol/dataset.ts'
import { TaskDetail } from '../../src/protocol/explore.ts'
import type { Assignment } from '../../src/protocol/work.ts'
import { queueTasks } from '../../src/store/queued-tasks.ts'
import { judge, openTestNetwork, problemOf, TEMPO, type TestNetwork } from './testing.ts'

/** More tasks than one round takes, so that everybody meets one of them. */
const TASKS = 12
const ann = createWorkerSigner(new Uint8Array(32).fill(1))

let net: TestNetwork
let assignment: Assignment

/** A PNG of one colour. */
function picture(shade: number): string {
  const png = new PNG({ width: 16, height: 9 })
  png.data.fill(shade)
  return PNG.sync.write(png).toString('base64')
}

const line = (n: number) => ({
  instruction: `Show shade no. ${n}.`,
  responses: [{ image: picture(n), rank: 1 }, { markdown: `**${n}**` }, { chat: [{ role: 'assistant', content: `It is ${n}.` }] }],
  criteria: [
    { kind: 'grade', id: 'clarity', question: 'How clear is it?', min: 0, max: 4, anchors: { '0': 'not at all' }, required: true },
    { kind: 'pairwise', id: 'duel', question: 'Which of the two?', pairs: [['1', '2']], required: true },
    { kind: 'text', id: 'why', question: 'Why?', about: 'task', minCharacters: 5 },
  ],
})

/** A verdict that answers what has to be answered. */
function verdictOn({ responses, criteria }: Assignment) {
  const ids = responses.map(({ id }) => id)
  const duel = criteria.find(({ id }) => id === 'duel')!
  return {
    kind: 'ranked' as const,
    allBad: true,
    responses: Object.fromEntries(ids.map((id, n) => [id, { grade: 8 - n, rank: 1 + n }])),
    answers: {
      clarity: { kind: 'grade' as const, by: Object.fromEntries(ids.map((id, n) => [id, n])) },
      duel: { kind: 'pairwise' as const, by: Object.fromEntries(answerParts(duel, ids).map((pair) => [pair, 'tie' as const])) },
    },
  }
}

const submit = (verdict: object) =>
  net.send({
    signer: ann,
    receiver: net.network.home.hotkey,
    target: `/api/work/assignments/${assignment.id}/judgment`,
    body: JSON.stringify(judge(ann, assignment, { verdict })),
  })

const download = async (format: string) => (await net.get(`/api/dataset/download?format=${format}`)).text()
const rowsOf = async (format: string): Promise<unknown[]> =>
  (await download(format))
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row))

beforeAll(async () => {
  net = await openTestNetwork()
  const bodies = Array.from({ length: TASKS }, (_, n) => fromResponses(line(n))[0]!)
  await queueTasks(
    net.db,
    bodies.map((body, n) => ({ hash: `task ${n}`, mechanism: 'dojo', body })),
    net.clock.now(),
  )
  await net.network.chain.produceBlock()
  net.clock.advance(12_000)
  await net.act.validators()
  assignment = await net.seat(ann)
})
afterAll(() => net.close())

describe('a task that asks more than a grade and an order', () => {
  it('comes with its criteria, under the ids of this worker', () => {
    expect(assignment.criteria.map(({ id, kind, required }) => [id, kind, required])).toEqual([
      ['clarity', 'grade', true],
      ['duel', 'pairwise', true],
      ['why', 'text', false],
    ])
    const ids = assignment.responses.map(({ id }) => id)
    const [pair] = assignment.criteria.flatMap((criterion) => (criterion.kind === 'pairwise' ? criterion.pairs : []))
    expect(ids).toEqual(expect.arrayContaining(pair!))
  })

  it('shows a picture from an opaque frame only, and other text as it is', async () => {
    const image = assignment.responses.find(({ kind }) => kind === 'image')!
    expect(image).toMatchObject({ text: null, aspect: 16 / 9 })
    const reply = await net.get(new URL(image.frameUrl!).pathname)
    expect(reply.headers.get('content-security-policy')).toMatch(/^sandbox allow-scripts; default-src 'none'/)
    expect(await reply.text()).toContain('<img alt="" src="data:image/png;base64,')
    const markdown = assignment.responses.find(({ kind }) => kind === 'markdown')!
    expect(markdown).toMatchObject({ frameUrl: null, text: expect.stringMatching(/^(\*\*|__)\d/) })
  })

  it.each<[string, (good: ReturnType<typeof verdictOn>) => object]>([
    ['no answers', ({ answers: _, ...rest }) => rest],
    ['a required one missing', (good) => ({ ...good, answers: { clarity: good.answers.clarity } })],
    ['a grade off its scale', (good) => ({ ...good, answers: { ...good.answers, clarity: { kind: 'grade', by: { task: 9 } } } })],
    ['an answer to what was not asked', (good) => ({ ...good, answers: { ...good.answers, other: good.answers.clarity } })],
    ['blank words', (good) => ({ ...good, answers: { ...good.answers, why: { kind: 'text', by: { task: '        ' } } } })],
  ])('refuses a judgment with %s, and lets it be mended', async (_, change) => {
    const problem = await problemOf(await submit(change(verdictOn(assignment))))
    expect(problem.status).toBeGreaterThanOrEqual(400)
    expect(problem.status).toBeLessThan(500)
    expect(net.logged).toEqual([])
  })

  it('takes one that answers what has to be answered', async () => {
    const reply = await submit(verdictOn(assignment))
    expect([reply.status, await reply.text()]).toEqual([200, expect.stringContaining('submitted')])
  })

  it('is judged by simulated workers too, and exported with every answer', async () => {
    await net.step(TEMPO)
    const rows = (await rowsOf('raw')).map((row) => RawJudgment.parse(row)).filter(({ answers }) => 'clarity' in answers)
    expect(new Set(rows.map(({ worker }) => worker)).size).toBeGreaterThan(3)
    for (const { answers, responseId, cannotJudge } of rows) {
      expect(cannotJudge).toBeNull()
      expect(Object.keys(answers.clarity!.by)).toEqual([responseId])
    }
    const own = rows.filter(({ worker }) => worker === ann.address)
    expect(own.map(({ allBad }) => allBad)).toEqual([true, true, true])
    expect(own.map(({ answers, positionShown }) => [positionShown, Object.values(answers.clarity!.by)[0]])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ])
    expect(own.filter(({ answers }) => 'duel' in answers)).toHaveLength(2)
  }, 180_000)

  it('shows on its page, once it is scored, what each judge answered', async () => {
    const [own] = (await rowsOf('raw')).map((row) => RawJudgment.parse(row)).filter(({ worker }) => worker === ann.address)
    const { outcome } = TaskDetail.parse(await (await net.get(`/api/tasks/${own!.taskId}`)).json())
    expect(outcome!.criteria.map(({ id, kind }) => [id, kind])).toEqual(line(0).criteria.map(({ id, kind }) => [id, kind]))
    const { answers } = outcome!.judges.find(({ miner }) => miner === net.network.home.hotkey)!
    expect(Object.values(answers.clarity!.by).toSorted()).toEqual([0, 1, 2])
    expect(Object.values(answers.duel!.by)).toEqual(['tie'])
    expect(answers.why).toBeUndefined()
  })

  it('gives its grades as a table that is read as ratings without naming a column', async () => {
    const { table, columns } = await readRatings(bytesOf(await download('grades'), 4096), { file: 'grades.csv', named: {} })
    expect(columns).toMatchObject({
      rater: 'worker',
      item: 'response',
      group: 'task',
      criterion: 'criterion',
      kind: 'value',
      answers: ['grade'],
    })
    const graded = (await rowsOf('raw')).map((row) => RawJudgment.parse(row))
    const expected = graded.flatMap(({ worker, taskId, responseId, grade, answers }) => {
      const cell = (criterion: string, value: unknown) => [worker, `${taskId}/${responseId}`, criterion, value]
      const further = Object.entries(answers).flatMap(([id, { kind, by }]) => (kind === 'grade' ? [cell(id, by[responseId])] : []))
      return [...(grade === null ? [] : [cell('grade', grade)]), ...further]
    })
    expect(expected.some(([, , criterion]) => criterion === 'clarity')).toBe(true)
    expect(table.ratings.map(({ rater, item, criterion, value }) => [rater, item, criterion, value])).toEqual(expected)
  })

  it('gives every response its mean grade by every criterion', async () => {
    const rows = (await rowsOf('attributes')).map((row) => AttributeRow.parse(row))
    const graded = Map.groupBy(
      (await rowsOf('raw')).map((row) => RawJudgment.parse(row)).filter(({ grade }) => grade !== null),
      ({ taskId, responseId }) => `${taskId} ${responseId}`,
    )
    expect(rows).toHaveLength(graded.size)
    for (const { taskId, responseId, attributes, prompt } of rows) {
      const grades = graded.get(`${taskId} ${responseId}`)!.map(({ grade }) => grade!)
      expect(attributes.grade).toBeCloseTo(grades.reduce((sum, grade) => sum + grade) / grades.length, 12)
      expect('clarity' in attributes).toBe(prompt.startsWith('Show shade'))
    }
  })
})
