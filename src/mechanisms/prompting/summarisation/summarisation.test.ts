import { describe, expect, it } from 'vitest'
import type { Question } from '../question.ts'
import { aQuestion, describeTaskTypeContract } from '../task-type.testing.ts'
import { summarisation } from './summarisation.ts'

const expectedOf = ({ expected }: Question) =>
  expected as unknown as { text: string; mostWords: number; claims: { words: string; says: (string | number)[] }[] }

describeTaskTypeContract({
  type: summarisation,
  ladder(question) {
    const said = expectedOf(question).claims.map(({ words }) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`)
    const [first] = question.references
    return {
      exact: first!.text,
      paraphrase: said.join(' '),
      partial: said.slice(0, Math.ceil(said.length / 2)).join(' '),
      wrong: said
        .map((sentence) =>
          sentence.replace(/\d+/g, (number) => String(Number(number) * 3 + 1)).replace(/(is (?:the )?|in )[A-Z.][^.]*\./, '$1Atlantis.'),
        )
        .join(' '),
    }
  },
})

describe('summaries', () => {
  it('row 17: are worth at most .4 when they are copied from the text', async () => {
    for (let n = 0; n < 20; n++) {
      const question = await aQuestion(summarisation, `copy ${n}`, n / 19)
      const { text, mostWords } = expectedOf(question)
      const start = text.split(' ').slice(0, mostWords).join(' ')
      for (const copy of [text, start]) expect((await summarisation.verify(question, copy)).correctness).toBeLessThanOrEqual(0.4)
    }
  })

  it('say which facts they tell', async () => {
    const question = await aQuestion(summarisation, 'claims', 0)
    const { claims } = await summarisation.verify(question, question.references[1]!.text)
    expect(claims).toHaveLength(4)
    expect(claims.every(({ holds }) => holds)).toBe(true)
  })

  it('lose worth with every word beyond the limit', async () => {
    const question = await aQuestion(summarisation, 'long', 0)
    const { mostWords } = expectedOf(question)
    const worth = async (extra: number) =>
      (await summarisation.verify(question, `${question.references[0]!.text} ${'And this goes on. '.repeat(extra)}`)).correctness
    expect(await worth(0)).toBe(1)
    expect(await worth(mostWords)).toBe(0)
  })
})
