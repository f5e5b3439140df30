import { describe, expect, it } from 'vitest'
import { createRng } from '../../../core/rng.ts'
import type { Turn } from '../../../protocol/transcript.ts'
import type { Persona } from '../persona.ts'
import type { Question } from '../question.ts'
import { TASK_TYPES } from '../task-types.ts'
import { makeChallenge } from './make-challenge.ts'
import { type HumanTurn, speakAsHuman } from './speak-as-human.ts'
import { datesInTurns, drawPersona, drawQuestions, PLAIN_PERSONA } from './testing.ts'

const RIGHT = '1124 days.'
const MOST_TURNS = 4
type Miner = (said: readonly string[]) => string

/** Plays a conversation to its end. */
async function converse(question: Question, miner: Miner, seed: string, persona: Persona = drawPersona(createRng(seed)), lambda = 1) {
  const type = TASK_TYPES.find(({ name }) => name === question.type)
  const correctnessOf = async (answer: string) => (type ? (await type.verify(question, answer)).correctness : answer === RIGHT ? 1 : 0)
  const rng = createRng(seed)
  const turns: Turn[] = []
  const answerTo = (challenge: string) => {
    const answer = miner([...turns.map((turn) => turn.challenge), challenge])
    turns.push({ challenge, answer, status: 'ok', firstMs: 1, totalMs: 1 })
  }
  answerTo(makeChallenge(question, { persona, lambda, rng }).text)
  for (;;) {
    const next: HumanTurn = await speakAsHuman(question, { persona, lambda, rng, turns, correctnessOf, mostTurns: MOST_TURNS })
    if (next.kind === 'end') return { ...next, turns }
    answerTo(next.text)
  }
}

const knowsAll = (said: readonly string[]) => datesInTurns.essentials.every((span) => said.join('\n').includes(span))
/** Asks for what it has not been told, and answers when it knows all. */
const goodMiner: Miner = (said) => (knowsAll(said) ? RIGHT : 'Which dates do you mean: what was the first, and what the second?')
const stonewaller: Miner = () => 'I am a helpful assistant. That is a fascinating topic.'
const SEEDS = Array.from({ length: 60 }, (_, seed) => `conversation ${seed}`)

describe('row 6: a conversation', () => {
  it('row 6: comes to its goal with a miner that asks for what it needs, whoever asks', async () => {
    for (const seed of SEEDS) {
      const { reached, progress, turns } = await converse(datesInTurns, goodMiner, seed)
      expect({ reached, progress }).toEqual({ reached: true, progress: 1 })
      expect(turns.length).toBeLessThanOrEqual(MOST_TURNS)
    }
  })

  it('row 6: comes to its goal in every type of task that holds something back, and to none for who does not ask', async () => {
    const held = (await drawQuestions(360, undefined, 'conversations')).filter(({ conversation }) => conversation)
    for (const [n, question] of held.entries()) {
      const asks: Miner = (said) => {
        const isTold = (span: string) => said.join('\n').includes(span)
        const missing = question.conversation!.details.find(({ says }) =>
          question.essentials.some((span) => says.includes(span) && !isTold(span)),
        )
        return missing ? `Could you tell me the ${missing.keywords[0]}?` : question.references[0]!.text
      }
      expect(await converse(question, asks, `asks ${n}`), question.query).toMatchObject({ reached: true, progress: 1 })
      const { reached, progress } = await converse(question, stonewaller, `asks ${n}`)
      expect({ reached, progress }, question.query).toEqual({ reached: false, progress: 0 })
    }
    expect(new Set(held.map(({ type }) => type)).size).toBeGreaterThanOrEqual(5)
  }, 60_000)

  it('row 6: ends without its goal for a miner that asks nothing, and tells it nothing', async () => {
    for (const seed of SEEDS) {
      const { reached, progress, turns } = await converse(datesInTurns, stonewaller, seed, PLAIN_PERSONA)
      if (knowsAll([turns[0]!.challenge])) continue // the draft with less lambda held nothing back
      expect(reached).toBe(false)
      expect(progress).toBe(0)
      expect(turns.length).toBe(MOST_TURNS)
      const said = turns.map(({ challenge }) => challenge).join('\n')
      for (const span of datesInTurns.essentials) expect(said).not.toContain(span)
    }
  })

  it('row 6: tells a detail only when it is asked for, and what was not asked for stays untold', async () => {
    const { progress, turns } = await converse(datesInTurns, () => 'When was the first one?', 'half', PLAIN_PERSONA)
    expect(turns[1]!.challenge).toContain('3 May 1812')
    expect(turns.map(({ challenge }) => challenge).join('\n')).not.toContain('1 June 1815')
    expect(progress).toBe(1 / 3)
  })

  it('row 6: is not opened by words that do not ask', async () => {
    const { progress } = await converse(
      datesInTurns,
      () => 'The first and the second dates start and end something.',
      'tells',
      PLAIN_PERSONA,
    )
    expect(progress).toBe(0)
  })

  it('row 6: tells one thing at a time where somebody is in a hurry', async () => {
    const hurried = await converse(datesInTurns, goodMiner, 'rushed', { ...PLAIN_PERSONA, tone: 'rushed' })
    const calm = await converse(datesInTurns, goodMiner, 'rushed', PLAIN_PERSONA)
    expect(hurried.turns.length).toBe(calm.turns.length + 1)
    expect(hurried.reached).toBe(true)
  })

  it('row 6: ends after one turn where nothing was held back', async () => {
    for (const [answer, reached] of [
      [RIGHT, true],
      ['1125 days.', false],
    ] as const) {
      const end = await converse(datesInTurns, () => answer, 'clear', PLAIN_PERSONA, 0)
      expect(end).toMatchObject({ reached, progress: reached ? 1 : 0 })
      expect(end.turns.length).toBe(1)
    }
  })

  it('row 6: survives answers of any length', async () => {
    const { reached } = await converse(datesInTurns, () => 'which first? '.repeat(80_000), 'endless', PLAIN_PERSONA)
    expect(reached).toBe(false)
  })
})
