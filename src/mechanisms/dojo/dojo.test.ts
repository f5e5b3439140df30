import { describe, expect, it } from 'vitest'
import { createRng } from '../../core/rng.ts'
import type { TaskId } from '../../protocol/ids.ts'
import { PresentedTask } from '../../protocol/task.ts'
import { aHistory, describeMechanismContract, NO_MORE } from '../contract.testing.ts'
import { describeRankingContract, type RankingTrial } from '../ranking-contract.testing.ts'
import { dojo } from './dojo.ts'
import type { DojoReply } from './dojo-reply.ts'
import type { DojoTask } from './dojo-task.ts'
import { dojoTaskFromImport } from './import-task.ts'
import { aDojoTask, aReply, aVerdict, replies } from './testing.ts'

const mechanism = dojo()
const context = (seed: string) => ({ rng: createRng(seed), taskId: (n: number) => `task-${seed}-${n}` as TaskId })
const built = await mechanism.create(context('contract'), 2)
const imported = dojoTaskFromImport(
  {
    instruction: 'Say hello.',
    domain: 'chat',
    responses: ['a', 'b', 'c'].map((name, index) => ({
      kind: 'text',
      content: `hello ${name}`,
      source: `person-${name}`,
      rank: index + 1,
    })),
  },
  'task-import' as TaskId,
  createRng('import'),
)

const ranked = dojoTaskFromImport(
  {
    instruction: 'Say hello.',
    domain: 'chat',
    leaderboard: { name: 'hidden-arena', date: '2026-01-31' },
    responses: [1300, 1250, 1200, undefined].map((score, index) => ({
      kind: 'text',
      content: `hello no. ${index * 7}`,
      source: `hidden-model-${index}`,
      ...(score === undefined ? {} : { standing: { score, uncertainty: 25 } }),
    })),
  },
  'task-leaderboard' as TaskId,
  createRng('leaderboard'),
)

const trial: RankingTrial<DojoTask, PresentedTask, DojoReply> = {
  mechanism,
  tasks: [...built, imported, ranked, aDojoTask()],
  shownIds: (presented) => presented.responses.map(({ id }) => id),
  rawReply: aVerdict,
  hidden: (task) => [
    'knownRank',
    'referenceRanks',
    'truth',
    'source"',
    'standing',
    'hidden-arena',
    'built-in/',
    task.id,
    ...task.responses.map(({ source }) => source),
  ],
  otherTruth: (task): DojoTask => ({
    ...task,
    truth: 'construction',
    referenceRanks: { r1: 1 },
    responses: task.responses.map((response, place) => ({ ...response, knownRank: place + 1 })),
  }),
  hostile(presented) {
    const good = aVerdict(presented)
    const [first, ...rest] = presented.responses.map(({ id }) => id)
    const withFirst = (judgment: unknown) => ({ ...good, responses: { ...good.responses, [first!]: judgment } })
    return {
      'no reply': undefined,
      'a string': JSON.stringify(good),
      'a list': [good],
      'an unknown kind': { ...good, kind: 'skipped' },
      'nothing judged': { ...good, responses: {} },
      'one missing': { ...good, responses: Object.fromEntries(rest.map((id) => [id, good.responses[id]])) },
      'one foreign': { ...good, responses: { ...good.responses, foreign: { grade: 5, rank: 1 } } },
      "the task's own ids": { ...good, responses: Object.fromEntries([1, 2, 3, 4].map((n) => [`r${n}`, { grade: 5, rank: n }])) },
      'a prototype': JSON.parse(JSON.stringify(good).replace(first!, '__proto__')),
      'a prototype as well': JSON.parse(JSON.stringify(good).replace('{"kind"', '{"__proto__":{"grade":1},"kind"')),
      'grade NaN': withFirst({ grade: Number.NaN, rank: 1 }),
      'grade infinite': withFirst({ grade: Number.POSITIVE_INFINITY, rank: 1 }),
      'grade null': withFirst({ grade: null, rank: 1 }),
      'grade below the scale': withFirst({ grade: 0, rank: 1 }),
      'grade above the scale': withFirst({ grade: 1090, rank: 1 }),
      'grade not whole': withFirst({ grade: 5.5, rank: 1 }),
      'grade as text': withFirst({ grade: '5', rank: 1 }),
      'rank zero': withFirst({ grade: 5, rank: 0 }),
      'rank negative': withFirst({ grade: 5, rank: -1 }),
      'rank not whole': withFirst({ grade: 5, rank: 1.5 }),
      'rank too large': withFirst({ grade: 5, rank: 1e9 }),
      'rank missing': withFirst({ grade: 5 }),
      'more than a grade and a rank': withFirst({ grade: 5, rank: 1, weight: 9 }),
      'more than a verdict': { ...good, score: 1 },
      'abstention without a reason of the list': { kind: 'cannot-judge', why: 'tired' },
      'abstention with judgments': { kind: 'cannot-judge', why: 'broken', responses: good.responses },
    }
  },
}
describeMechanismContract(trial)
describeRankingContract(trial)

describe('dojo', () => {
  it('makes the same tasks from the same seed, and others from another', async () => {
    expect(await mechanism.create(context('7'), 5)).toEqual(await mechanism.create(context('7'), 5))
    const ids = { ...context('8'), taskId: context('7').taskId }
    expect(await mechanism.create(ids, 5)).not.toEqual(await mechanism.create(context('7'), 5))
  })

  it('presents what the protocol declares', async () => {
    for (const task of [...built, imported]) {
      const presented = await mechanism.present(task, { miner: 'm' as never, leaseId: 'lease-1' as never }, 's')
      expect(PresentedTask.parse(presented)).toEqual(presented)
    }
  })

  it('stores responses in an order that does not follow from their quality', async () => {
    const orders = (await mechanism.create(context('orders'), 48)).map((task) => task.responses.map(({ knownRank }) => knownRank).join(''))
    expect(new Set(orders).size).toBeGreaterThan(12)
  })

  it('reads ranks as an order: gaps close, ties stay', async () => {
    const task = aDojoTask()
    const recipient = { miner: 'm' as never, leaseId: 'lease-1' as never }
    const presented = await mechanism.present(task, recipient, 's')
    const ranks = [7, 2, 2, 16]
    const raw = {
      kind: 'ranked',
      responses: Object.fromEntries(presented.responses.map(({ id }, place) => [id, { grade: 5, rank: ranks[place]! }])),
    }
    const reply = await mechanism.readReply(task, recipient, 's', raw)
    const shown = mechanism.rows(task, recipient, 's', reply)
    expect(shown.map(({ rank }) => rank)).toEqual([2, 1, 1, 3])
    expect(mechanism.ranks(reply)).toEqual(Object.fromEntries(shown.map(({ responseId, rank }) => [responseId, rank])))
  })

  it('orders honest above half right above constant above reversed', () => {
    const task = aDojoTask()
    const given = replies({
      honest: aReply(task, [1, 2, 3, 4]),
      swapped: aReply(task, [2, 1, 3, 4]),
      constant: aReply(task, [1, 1, 1, 1]),
      reversed: aReply(task, [4, 3, 2, 1]),
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`other-${n}`, aReply(task, [1, 2, 3, 4])])), // without agreement nothing is scored
    })
    const value = new Map(mechanism.score(task, given, aHistory(), NO_MORE).records.map((record) => [record.miner as string, record.value]))
    expect(value.get('honest')).toBeGreaterThan(value.get('swapped')!)
    expect(value.get('swapped')).toBeGreaterThan(value.get('constant')!)
    expect(value.get('constant')).toBeGreaterThan(value.get('reversed')!)
  })

  it('scores the same whatever order the responses are stored in', () => {
    const task = aDojoTask()
    const turned = { ...task, responses: [...task.responses].reverse() }
    const given = replies({ a: aReply(task, [1, 2, 3, 4]), b: aReply(task, [2, 1, 4, 3]), c: aReply(task, [1, 1, 2, 3]) })
    const values = (of: DojoTask) => mechanism.score(of, given, aHistory(), NO_MORE).records.map(({ value }) => value)
    for (const [n, value] of values(turned).entries()) expect(value).toBeCloseTo(values(task)[n]!, 9)
  })

  it('gives nothing, and takes nothing, when a judge cannot judge', () => {
    const task = aDojoTask()
    const given = replies({ a: aReply(task, [1, 2, 3, 4]), b: { kind: 'cannot-judge', why: 'broken', reason: undefined } })
    expect(mechanism.score(task, given, aHistory(), NO_MORE).records[1]).toMatchObject({ outcome: 'abstained', value: 0 })
    expect(mechanism.conclude(task, given, aHistory())).toEqual(
      mechanism.conclude(task, replies({ a: aReply(task, [1, 2, 3, 4]) }), aHistory()),
    )
  })

  it('concludes nothing when nobody ranked', () => {
    const { agreement, order, pairs } = mechanism.conclude(aDojoTask(), new Map(), aHistory())
    expect([agreement, pairs, order.map(({ consensusRank }) => consensusRank)]).toEqual([undefined, [], [2.5, 2.5, 2.5, 2.5]])
  })

  it('makes pairs of what the judges prefer, and none of what they tie', () => {
    const task = aDojoTask()
    const given = replies({ a: aReply(task, [3, 1, 1, 2]), b: aReply(task, [3, 1, 1, 2]) })
    const { pairs, agreement } = mechanism.conclude(task, given, aHistory())
    expect(pairs.map(({ chosenId, rejectedId }) => `${chosenId}>${rejectedId}`)).toEqual(['r2>r4', 'r2>r1', 'r3>r4', 'r3>r1', 'r4>r1'])
    expect(pairs.every((pair) => pair.agreement === 1 && pair.margin > 0)).toBe(true)
    expect(agreement).toBe(1)
  })

  it('lets a judge with a record outweigh several newcomers', () => {
    const task = aDojoTask()
    const reversed = aReply(task, [4, 3, 2, 1])
    const given = replies({ proven: aReply(task, [1, 2, 3, 4]), x: reversed, y: reversed, z: reversed })
    const history = aHistory({ proven: 0.8 })
    expect(mechanism.conclude(task, given, history).order[0]!.responseId).toBe('r1')
    expect(mechanism.conclude(task, given, aHistory()).order[0]!.responseId).toBe('r4')
  })

  it('takes a leaderboard as a distribution: expected ranks among the models it knows, of less weight than a known order', () => {
    const { knownFrom, order } = mechanism.conclude(ranked, new Map(), aHistory())
    expect(knownFrom).toMatch(/^from the leaderboard hidden-arena of 2026-01-31, which is \d\d % certain/)
    const known = new Map(order.map(({ source, knownRank }) => [source, knownRank]))
    expect(known.get('hidden-model-0')).toBeGreaterThan(1)
    expect(known.get('hidden-model-0')).toBeLessThan(known.get('hidden-model-1')!)
    expect(known.get('hidden-model-1')).toBeCloseTo(2, 9)
    expect(known.get('hidden-model-3')).toBeUndefined()
    const truthShare = (task: DojoTask, values: readonly number[]) => {
      const given = replies(Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`m${n}`, aReply(task, values)])))
      const { components } = mechanism.score(task, given, aHistory(), NO_MORE).records[0]!
      return components.reduce((sum, { metric, weight }) => (metric.startsWith('truth') ? sum + weight : sum), 0)
    }
    const byStanding = ranked.responses.map(({ standing }) => (standing ? 1 + (1300 - standing.score) / 50 : 4))
    expect(truthShare(ranked, byStanding)).toBeGreaterThan(0.1)
    expect(truthShare(ranked, byStanding)).toBeLessThan(truthShare(aDojoTask(), [1, 2, 3, 4]))
  })

  it('keeps imported ranks out of scores and conclusions, and the file order out of the task', () => {
    expect(imported).toMatchObject({ origin: 'import', truth: 'none', referenceRanks: expect.anything() })
    expect(imported.responses.every((response) => response.knownRank === undefined)).toBe(true)
    const given = replies({ a: aReply(imported, [1, 2, 3]) })
    expect(mechanism.score(imported, given, aHistory(), NO_MORE).records[0]).toMatchObject({ outcome: 'withheld', value: 0 })
    const { referenceRanks: _, ...without } = imported
    expect(mechanism.conclude(without, given, aHistory())).toEqual(mechanism.conclude(imported, given, aHistory()))
  })
})
