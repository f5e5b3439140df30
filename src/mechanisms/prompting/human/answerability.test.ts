import { describe, expect, it } from 'vitest'
import { answerability } from './answerability.ts'
import { aQuestion, datesInTurns } from './testing.ts'

describe('answerability', () => {
  const question = aQuestion({ indirections: [{ span: 'Andorra', says: 'the little land in the Pyrenees' }] })

  it.each([
    'What is the capital of Andorra?',
    'which city governs Andorra',
    'hey so Andorra, whats the captial there??',
    'What is the capital of the little land in the Pyrenees?',
  ])('lets through what can be understood: %s', (challenge) => {
    expect(answerability(question, challenge)).toMatchObject({ answerable: true, missing: [] })
  })

  it.each(['What is the capital?', 'Andorra, please.', 'What is the capital of andora?', ''])('stops what cannot: %s', (challenge) => {
    expect(answerability(question, challenge).answerable).toBe(false)
  })

  it('lets an essential be left out where it can be asked for, and nowhere else', () => {
    const { conversation, ...alone } = datesInTurns
    const opening = conversation!.opening
    expect(answerability(datesInTurns, opening)).toMatchObject({ answerable: true, missing: [], kept: [] })
    expect(answerability(alone, opening)).toMatchObject({ answerable: false, missing: alone.essentials })
  })
})
