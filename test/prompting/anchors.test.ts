import { beforeAll, describe, expect, it } from 'vitest'
import { mathematics } from '../../src/mechanisms/prompting/mathematics/mathematics.ts'
import { prompting } from '../../src/mechanisms/prompting/prompting.ts'
import type { TaskType } from '../../src/mechanisms/prompting/task-type.ts'
import { TASK_TYPES } from '../../src/mechanisms/prompting/task-types.ts'
import { unitConversion } from '../../src/mechanisms/prompting/unit-conversion/unit-conversion.ts'
import { compareAnchorScores } from '../../src/scoring/compare-anchor-scores.ts'
import { countAnchorRuns, findAnchorRun } from '../../src/store/anchors.ts'
import { openTestStores } from '../../src/store/testing.ts'
import { runAnchors } from '../../src/validator/run-anchors.ts'
import { aPromptingNetwork, says } from './testing.ts'

const stores = await openTestStores()

describe('row 21: fixed answers to fixed questions', () => {
  it('row 21: are of every type, fall from right to wrong, and are worth the same however often they are scored', async () => {
    const { anchors } = prompting()
    const set = await anchors!.draw('a secret')
    const scores = await anchors!.score(set)
    expect(new Set(scores.map(({ type }) => type))).toEqual(new Set(TASK_TYPES.map(({ name }) => name)))
    for (const { rung, value, type } of scores) {
      if (rung === 'exact' || rung === 'paraphrase') expect(value, type).toBeGreaterThan(0.9)
      if (rung === 'wrong') expect(value, type).toBeLessThanOrEqual(0.2)
    }
    expect(await anchors!.score(JSON.parse(JSON.stringify(set)))).toEqual(scores)
    expect(JSON.stringify(await anchors!.draw('another secret'))).not.toBe(JSON.stringify(set))
  }, 60_000)

  it('row 21: show which measure has moved', () => {
    const score = (item: number, value: number) => ({ type: 'mathematics', item, rung: 'exact' as const, value })
    const { moved, rungs } = compareAnchorScores([score(0, 1), score(1, 1), score(2, 1)], [score(0, 1), score(1, 0.4)])
    expect(moved).toEqual([{ ...score(1, 0.4), before: 1 }])
    expect(rungs).toEqual([{ rung: 'exact', before: 1, after: 0.7 }])
    expect(compareAnchorScores([], [score(0, 1)])).toEqual({ moved: [], rungs: [] })
  })
})

describe.each(stores)('row 21: a validator scores its anchors again on $name', ({ db }) => {
  const types = [mathematics, unitConversion]
  /** A verifier that has become lenient, and does not say so. */
  const lenient: TaskType = {
    ...mathematics,
    verify: async (question, answer) => {
      const verdict = await mathematics.verify(question, answer)
      return { ...verdict, correctness: Math.max(0.5, verdict.correctness) }
    },
  }
  let net: Awaited<ReturnType<typeof aPromptingNetwork>>
  beforeAll(async () => {
    net = await aPromptingNetwork(db, { responders: [says('42')], types, tasksPerEpoch: 4 })
  })
  const run = (mechanism = net.validator.mechanisms[0]!.mechanism) =>
    runAnchors(net.validator, { ...net.validator.mechanisms[0]!, mechanism })
  const place = () => ({ validator: net.validator.hotkey, mechid: 0 })
  const told = async () =>
    (await db.selectFrom('event').select('words').where('kind', '=', 'anchors-compared').execute()).map(({ words }) => words)

  it('row 21: every hour, once anything was asked, and says nothing while nothing moves', async () => {
    expect(await run()).toBe(false)
    await net.passBlocks(1)
    await net.step()
    expect(await run()).toBe(true)
    expect(await run()).toBe(false)
    net.clock.advance(60 * 60_000)
    expect(await run()).toBe(true)
    expect(await told()).toEqual([])
  })

  it('row 21: raises an alarm once when the measure moves without a word', async () => {
    for (let hour = 0; hour < 2; hour++) {
      net.clock.advance(60 * 60_000)
      expect(await run(prompting({ types: [lenient, unitConversion] }))).toBe(true)
    }
    const [words, ...others] = await told()
    expect(words).toContain('The measure has moved')
    expect(others).toEqual([])
    expect((await findAnchorRun(db, place(), { place: 'last' }))!.finding).toBe('measure-moved')
  })

  it('row 21: raises none where a version says that scores may differ, and scores at once', async () => {
    const mechanism = prompting({ types: [{ ...lenient, version: 'mathematics/next' }, unitConversion] })
    expect(await run(mechanism)).toBe(true)
    expect((await findAnchorRun(db, place(), { place: 'last' }))!.finding).toBe('too-few')
  })

  it('row 21: keeps runs of 62 days, and the first by each measure for good', async () => {
    const before = await countAnchorRuns(db, place())
    const firstOf = async (measure?: string) => (await findAnchorRun(db, place(), { place: 'first', measure }))!.id
    const first = await firstOf()
    net.clock.advance(63 * 24 * 3600_000)
    expect(await run()).toBe(true)
    const { measure } = (await findAnchorRun(db, place(), { place: 'last' }))!
    const left = await countAnchorRuns(db, place())
    expect(left).toBeLessThan(before)
    expect(left).toBe((await db.selectFrom('anchor_run').select('measure').distinct().execute()).length + 1) // and the last one
    expect([await firstOf(), await firstOf(measure)]).toEqual([first, first])
  })
})
