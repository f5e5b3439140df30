import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerMisfit } from '../../protocol/answer-misfit.ts'
import type { CriterionAnswer, CriterionAnswers, FurtherCriterion } from '../../protocol/criteria.ts'
import type { Hotkey } from '../../protocol/ids.ts'
import { Verdict } from '../../protocol/judgment.ts'
import { PresentedTask } from '../../protocol/task.ts'
import { aHistory, aRecipient, NO_MORE, SECRET } from '../contract.testing.ts'
import { InvalidReplyError } from '../errors.ts'
import type { Recipient } from '../mechanism.ts'
import { everyCriterion, wholeAnswers } from './criteria.testing.ts'
import { dojo } from './dojo.ts'
import type { DojoReply } from './dojo-reply.ts'
import { type DojoTask, readDojoTask } from './dojo-task.ts'
import { readReply } from './read-reply.ts'
import { rows } from './rows.ts'
import { aDojoTask, aVerdict } from './testing.ts'

const mechanism = dojo({ obfuscate: async (response) => response })
const OWN_IDS = ['r1', 'r2', 'r3', 'r4']

/** Tasks whose criteria have every kind among them. */
function tasks(required: boolean): DojoTask[] {
  const all = everyCriterion({ required })
  return [all.slice(0, 5), all.slice(4)].map((criteria) => aDojoTask({ criteria }))
}

/** A verdict that says this, under the ids of one recipient. */
async function verdictWith(task: DojoTask, recipient: Recipient, answers: (presented: PresentedTask) => unknown) {
  const presented = await mechanism.present(task, recipient, SECRET)
  return { ...aVerdict(presented), answers: answers(presented) }
}

function readAnswers(task: DojoTask, recipient: Recipient, verdict: unknown): CriterionAnswers | undefined {
  const reply = readReply(task, recipient, SECRET, verdict)
  return reply.kind === 'ranked' ? reply.answers : undefined
}

/** What a recipient sends who means this: its own ids, and the pairs as it sees them. */
function asSeen(task: DojoTask, presented: PresentedTask, recipient: Recipient, meant: CriterionAnswers): CriterionAnswers {
  const shown = rows(task, recipient, SECRET, { kind: 'cannot-judge', why: 'other', reason: undefined })
  const shownIdOf = new Map(shown.map(({ responseId }, place) => [responseId, presented.responses[place]!.id]))
  const translate = (criterion: FurtherCriterion, answer: CriterionAnswer): CriterionAnswer => {
    const by = Object.entries<unknown>(answer.by).map(([part, value]) => {
      const ids = part.split(' ').map((id) => shownIdOf.get(id) ?? id)
      const asNamed = ids.join(' ')
      if (criterion.kind !== 'pairwise' || criterion.pairs.some((pair) => pair.join(' ') === asNamed)) return [asNamed, value]
      return [ids.toReversed().join(' '), value === 'first' ? 'second' : value === 'second' ? 'first' : 'tie']
    })
    return { ...answer, by: Object.fromEntries(by) } as CriterionAnswer
  }
  return Object.fromEntries(presented.criteria.map((criterion) => [criterion.id, translate(criterion, meant[criterion.id]!)]))
}

describe('answers to further criteria', () => {
  it('mean the same whoever gave them, whatever ids, orders and pairs were shown', async () => {
    for (const task of tasks(true))
      await fc.assert(
        fc.asyncProperty(wholeAnswers(task.criteria!, OWN_IDS), fc.nat(30), async (meant, n) => {
          const recipient = aRecipient(n)
          const verdict = await verdictWith(task, recipient, (presented) => asSeen(task, presented, recipient, meant))
          expect(Verdict.parse(verdict)).toEqual(verdict)
          expect(readAnswers(task, recipient, verdict)).toEqual(meant)
        }),
        { numRuns: 60 },
      )
  })

  it('name pairs, and the two of a pair, in the order in which they stand before this recipient', async () => {
    const [task] = tasks(false)
    const orders = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const { criteria, responses } = await mechanism.present(task!, aRecipient(n), SECRET)
        const places = criteria.flatMap((criterion) => (criterion.kind === 'pairwise' ? criterion.pairs : []))
        const at = places.flatMap((pair) => [pair.map((id) => responses.findIndex((response) => response.id === id))])
        expect(at).toEqual(at.toSorted(([a, b], [c, d]) => a! - c! || b! - d!))
        for (const [first, second] of places)
          expect(responses.findIndex(({ id }) => id === first)).toBeLessThan(responses.findIndex(({ id }) => id === second))
        return rows(task!, aRecipient(n), SECRET, { kind: 'cannot-judge', why: 'other', reason: undefined }).map(
          ({ responseId }) => responseId,
        )
      }),
    )
    const namedFirst = orders.filter((order) => order.indexOf('r1') < order.indexOf('r2')).length
    expect(namedFirst).toBeGreaterThan(2)
    expect(namedFirst).toBeLessThan(18)
  })

  it('are refused with a typed error or are answers to what was asked, whatever is sent', async () => {
    for (const task of [...tasks(true), ...tasks(false), aDojoTask()]) {
      const presented = await mechanism.present(task, aRecipient(1), SECRET)
      const parts = [...presented.responses.map(({ id }) => id), 'task', '__proto__', 'constructor', 'r1']
      const value = fc.oneof(
        fc.integer(),
        fc.string(),
        fc.constantFrom('a', 'first', 'tie', null, Number.NaN),
        fc.array(fc.constantFrom('a', 'b', 'z')),
        fc.array(fc.record({ x: fc.double(), y: fc.double(), note: fc.string() })),
      )
      const answer = fc.record({
        kind: fc.constantFrom('rank', 'grade', 'single-choice', 'multi-choice', 'pairwise', 'text', 'pins', 'other'),
        by: fc.dictionary(fc.oneof(fc.constantFrom(...parts), fc.string()), value),
      })
      const ids = fc.constantFrom('looks', 'clarity', 'certainty', 'faults', 'duels', 'why', 'places', '__proto__', 'constructor', 'x')
      const hostile = fc.oneof(fc.dictionary(ids, fc.oneof(answer, fc.anything())), fc.anything())
      fc.assert(
        fc.property(hostile, (sent) => {
          try {
            const own = readAnswers(task, aRecipient(1), { ...aVerdict(presented), answers: sent })
            for (const criterion of task.criteria ?? []) expect(answerMisfit(criterion, own?.[criterion.id], OWN_IDS)).toBeUndefined()
            expect(Object.keys(own ?? {}).every((id) => task.criteria?.some((criterion) => criterion.id === id))).toBe(true)
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidReplyError)
          }
        }),
        { numRuns: 300 },
      )
    }
  })

  it.each<[name: string, criterion: number, answer: (ids: readonly string[]) => unknown, words: RegExp]>([
    ['a required one missing', 0, () => undefined, /expected an answer to looks, got none/],
    [
      'a response left out',
      0,
      ([a, b, c]) => ({ kind: 'rank', by: { [a!]: 1, [b!]: 1, [c!]: 2 } }),
      /expected an answer to all of looks, got none about/,
    ],
    [
      'a grade off its scale',
      1,
      (ids) => ({ kind: 'grade', by: Object.fromEntries(ids.map((id) => [id, 5])) }),
      /grades from 0 to 4.*got 5/,
    ],
    [
      'another kind',
      1,
      (ids) => ({ kind: 'rank', by: Object.fromEntries(ids.map((id) => [id, 1])) }),
      /of the kind grade to clarity, got rank/,
    ],
    ['an option that there is not', 2, () => ({ kind: 'single-choice', by: { task: 'z' } }), /options among a, b, c.*got z/],
    [
      'an option twice',
      3,
      (ids) => ({ kind: 'multi-choice', by: Object.fromEntries(ids.map((id) => [id, ['a', 'a']])) }),
      /every option once/,
    ],
    ['a pair that was not asked for', 4, ([a, b]) => ({ kind: 'pairwise', by: { [`${a} ${b} ${a}`]: 'tie' } }), /about what it asks about/],
    ['blank words', 5, () => ({ kind: 'text', by: { task: '      ' } }), /3 to 40 characters.*got 0/],
    ['no pin at all', 6, () => ({ kind: 'pins', by: {} }), /that says something/],
  ])('refuses %s, and says what was expected', async (_, index, answer, words) => {
    const criterion = everyCriterion({ required: true })[index]!
    const task = aDojoTask({ criteria: [criterion] })
    const verdict = await verdictWith(task, aRecipient(1), ({ responses }) => {
      const said = answer(responses.map(({ id }) => id))
      return said === undefined ? {} : { [criterion.id]: said }
    })
    expect(() => readAnswers(task, aRecipient(1), verdict)).toThrow(words)
  })

  it('may be left out, or given in part, where they are not required', async () => {
    const task = aDojoTask({ criteria: everyCriterion({ required: false }).slice(0, 3) })
    expect(readAnswers(task, aRecipient(1), await verdictWith(task, aRecipient(1), () => ({})))).toBeUndefined()
    const partly = await verdictWith(task, aRecipient(1), ({ responses }) => ({
      clarity: { kind: 'grade', by: { [responses[0]!.id]: 2 } },
    }))
    expect(Object.values(readAnswers(task, aRecipient(1), partly)?.clarity?.by ?? {})).toEqual([2])
  })

  it('change no score, no conclusion and no rank', () => {
    for (const task of tasks(true))
      fc.assert(
        fc.property(wholeAnswers(task.criteria!, OWN_IDS), fc.boolean(), (answers, allBad) => {
          const plain = (grade: number): DojoReply => ({
            kind: 'ranked',
            ranks: { r1: 1, r2: 2, r3: 2, r4: 3 },
            grades: { r1: 9, r2: grade, r3: 5, r4: 1 },
            reason: undefined,
          })
          const miners = ['a', 'b', 'c'] as Hotkey[]
          const without = new Map(miners.map((miner, n) => [miner, plain(4 + n)]))
          const withAnswers = new Map(miners.map((miner, n) => [miner, { ...plain(4 + n), answers, allBad } as DojoReply]))
          const { criteria: _, ...bare } = task
          expect(mechanism.score(task, withAnswers, aHistory(), NO_MORE)).toEqual(mechanism.score(bare, without, aHistory(), NO_MORE))
          expect(mechanism.conclude(task, withAnswers, aHistory())).toEqual(mechanism.conclude(bare, without, aHistory()))
        }),
        { numRuns: 20 },
      )
  })

  it('stand in the rows of the responses that they are about, and in them alone', () => {
    const criteria = everyCriterion({ required: true })
    const task = aDojoTask({ criteria })
    fc.assert(
      fc.property(wholeAnswers(criteria, OWN_IDS), (answers) => {
        const reply: DojoReply = { kind: 'ranked', ranks: {}, grades: {}, answers, allBad: true, reason: undefined }
        const written = rows(task, aRecipient(1), SECRET, reply)
        const merged: Record<string, Record<string, unknown>> = {}
        for (const row of written) {
          expect(row.allBad).toBe(true)
          for (const [id, { kind, by }] of Object.entries(row.answers)) {
            for (const part of Object.keys(by)) expect(part === 'task' || part.split(' ').includes(row.responseId)).toBe(true)
            merged[id] = { kind, by: { ...(merged[id]?.by as object), ...by } }
          }
        }
        expect(merged).toEqual(answers)
      }),
    )
  })
})

describe('what was written before there were further criteria', () => {
  it('is read: tasks, what was shown, verdicts, replies', async () => {
    const old = JSON.parse(JSON.stringify(aDojoTask()))
    expect(readDojoTask(old)).toEqual(old)
    const { criteria, ...before } = await mechanism.present(old, aRecipient(1), SECRET)
    expect(criteria).toEqual([])
    expect(PresentedTask.parse(before).criteria).toEqual([])
    const reply = readReply(old, aRecipient(1), SECRET, aVerdict(PresentedTask.parse(before)))
    expect(Object.keys(reply).sort()).toEqual(['grades', 'kind', 'ranks', 'reason'])
    expect(
      rows(old, aRecipient(1), SECRET, reply).every(({ answers, allBad }) => Object.keys(answers).length === 0 && allBad === null),
    ).toBe(true)
  })

  it('keeps what a verdict says beside its ranks when it says that all are bad', async () => {
    const task = aDojoTask()
    const presented = await mechanism.present(task, aRecipient(1), SECRET)
    expect(readReply(task, aRecipient(1), SECRET, { ...aVerdict(presented), allBad: true })).toMatchObject({ kind: 'ranked', allBad: true })
  })
})
