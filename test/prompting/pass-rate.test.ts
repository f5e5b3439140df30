import { afterEach, describe, expect, it } from 'vitest'
import { createRng } from '../../src/core/rng.ts'
import { makeChallenge } from '../../src/mechanisms/prompting/human/make-challenge.ts'
import { readPromptingTask } from '../../src/mechanisms/prompting/prompting-task.ts'
import { aQuestion } from '../../src/mechanisms/prompting/task-type.testing.ts'
import { TASK_TYPES } from '../../src/mechanisms/prompting/task-types.ts'
import { answerChallenge } from '../../src/miner/prompting/answer-challenge.ts'
import { builtInTools } from '../../src/miner/tools/built-in-tools.ts'
import type { ChallengeSettings } from '../../src/protocol/challenge-settings.ts'
import { DEFAULT_POPULATION } from '../../src/simulation/population.ts'
import { createAnswerBoard } from '../../src/simulation/prompting/answer-board.ts'
import { createOracle } from '../../src/simulation/prompting/oracle.ts'
import { createSimulatedResponder } from '../../src/simulation/prompting/simulated-responder.ts'
import { readChallengeSettings, writeChallengeSettings } from '../../src/store/challenge-settings.ts'
import { openTestStores } from '../../src/store/testing.ts'
import { aPromptingNetwork } from './testing.ts'

const [store] = await openTestStores()
const { db } = store!

/** The answering miners of the default population, behind the real routes. */
async function aDefaultNetwork() {
  const oracle = createOracle(db)
  const board = createAnswerBoard()
  const answering = DEFAULT_POPULATION.miners.flatMap(({ name, prompting: behaviour }) => (behaviour ? [{ name, behaviour }] : []))
  const responders = answering.map(({ name, behaviour }) =>
    createSimulatedResponder({ name, behaviour, seed: name, oracle, board, thinkingMs: 0 }),
  )
  const net = await aPromptingNetwork(db, {
    responders,
    tasksPerEpoch: 40, // four a block
    creationSpread: 1,
    answerMs: 20_000,
    settings: () => readChallengeSettings(db),
  })
  await net.passBlocks(1)
  const able = new Set<string>(net.miners.filter((_, n) => answering[n]!.behaviour.name !== 'echo'))

  /** Goes on until so many challenges are scored that are no anchors. @returns all of them, in order */
  async function score(count: number) {
    for (;;) {
      await net.step()
      await net.dispatch()
      await net.passBlocks(1)
      const scored = db.selectFrom('task').where('state', '=', 'scored')
      const { n } = await scored.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
      if (n < count) continue
      const tasks = await scored.select(['id', 'body']).orderBy('seq').execute()
      const asked = tasks.map(({ id, body }) => ({ id, ...readPromptingTask(body).hidden.open() })).filter(({ anchor }) => !anchor)
      if (asked.length >= count) return asked
    }
  }
  /** Of miners that can answer at all: who only repeats what it is asked passes nothing, however easy. */
  async function passRate(tasks: readonly { readonly id: string }[]) {
    const scores = await db.selectFrom('score').select(['task_id', 'miner', 'value']).execute()
    const counted = scores.filter(({ task_id, miner }) => able.has(miner) && tasks.some(({ id }) => id === task_id))
    return counted.filter(({ value }) => value >= 0.5).length / counted.length
  }
  return { score, passRate }
}

describe('row 22: how hard a network asks', () => {
  afterEach(() => db.deleteFrom('setting').where('key', '=', 'challenges').execute())

  it('row 22: keeps 50 to 70 per cent of the answers passing over 200 challenges of all types, with the real stages', async () => {
    const net = await aDefaultNetwork()
    const tasks = await net.score(200)
    const [all, late] = [await net.passRate(tasks), await net.passRate(tasks.slice(100))]
    process.stdout.write(`  pass rate of 200: ${all.toFixed(3)}, of the second 100: ${late.toFixed(3)}\n`)
    for (const rate of [all, late]) {
      expect(rate).toBeGreaterThanOrEqual(0.5)
      expect(rate).toBeLessThanOrEqual(0.7)
    }
  }, 400_000)

  it('row 22: follows its operator from the next challenge on, and goes back', async () => {
    const net = await aDefaultNetwork()
    const within = ({ lambda, difficulty }: ChallengeSettings, tasks: Awaited<ReturnType<typeof net.score>>) => {
      for (const task of tasks) {
        expect(task.lambda).toBeLessThanOrEqual(lambda.high) // wording that nobody could read is drawn with less
        expect(task.question.difficulty).toBeLessThanOrEqual(difficulty.high + 0.25) // types have few levels
      }
      return tasks.reduce((sum, { lambda: own }) => sum + own, 0) / tasks.length
    }
    const before = (await net.score(8)).length
    const clear = { lambda: { low: 0, high: 0.1 }, difficulty: { low: 0, high: 0.2 }, passRate: 0.6 }
    await writeChallengeSettings(db, clear)
    const after = (await net.score(before + 8 + 8)).slice(before + 8) // what was made before the change is asked as it was
    expect(within(clear, after)).toBeLessThan(0.1)
    const vague = { lambda: { low: 0.75, high: 1 }, difficulty: { low: 0, high: 1 }, passRate: 0.6 }
    await writeChallengeSettings(db, vague)
    const last = (await net.score(before + 16 + 8 + 8)).slice(before + 16 + 8)
    expect(within(vague, last)).toBeGreaterThan(0.5)
  }, 200_000)

  it('row 22: falls with lambda for a fixed miner', async () => {
    const questions = await Promise.all(
      TASK_TYPES.filter(({ name }) => ['question-answering', 'mathematics', 'unit-conversion', 'date-question'].includes(name)).flatMap(
        (type) => Array.from({ length: 20 }, async (_, n) => ({ type, question: await aQuestion(type, `fixed miner ${n}`, n / 19) })),
      ),
    )
    const persona = { profile: 'student', mood: 'curious', tone: 'casual', languageSkill: 'fluent' } as const
    const rates: number[] = []
    for (const lambda of [0, 0.5, 1]) {
      let passed = 0
      for (const [n, { type, question }] of questions.entries()) {
        const { text } = makeChallenge(question, { persona, lambda, rng: createRng(`fixed miner ${n}`) })
        let answer = ''
        for await (const piece of answerChallenge([{ role: 'user', content: text }], {
          tools: builtInTools,
          signal: new AbortController().signal,
        }))
          answer += piece
        if ((await type.verify(question, answer)).correctness >= 0.5) passed++
      }
      rates.push(passed / questions.length)
    }
    process.stdout.write(`  pass rate of the reference miner at lambda 0, .5, 1: ${rates.map((rate) => rate.toFixed(2)).join(', ')}\n`)
    expect(rates[0]).toBeGreaterThan(rates[1]!)
    expect(rates[1]).toBeGreaterThan(rates[2]!)
  }, 120_000)
})
