import { describe, expect, it } from 'vitest'
import type { Question } from '../question.ts'
import { aQuestion, describeTaskTypeContract } from '../task-type.testing.ts'
import { multipleChoice } from './multiple-choice.ts'

const expectedOf = ({ expected }: Question) =>
  expected as unknown as { readonly labels: readonly string[]; readonly options: readonly string[]; readonly right: number }

/** So much for the one option, the rest for the others. */
function sayShare({ labels }: { labels: readonly string[] }, at: number, share: number): string {
  return labels.map((label, index) => `${label} ${index === at ? share : ((100 - share) / (labels.length - 1)).toFixed(2)} %`).join(', ')
}

describeTaskTypeContract({
  type: multipleChoice,
  parts: ['intent', 'style'], // a wrong choice names the same letters as the right one
  ladder(question) {
    const expected = expectedOf(question)
    const { right, labels } = expected
    return {
      exact: question.references[0]!.text,
      paraphrase: `I am nearly sure: ${sayShare(expected, right, 96)}`,
      partial: sayShare(expected, right, 55),
      wrong: JSON.stringify(Object.fromEntries(labels.map((label, at) => [label, at === (right + 1) % labels.length ? 1 : 0]))),
    }
  },
  negations(question) {
    const { labels, right } = expectedOf(question)
    const said = question.references.flatMap(({ text }) => [`It is not true that ${text}`, `No: it is false that ${text}`])
    return [...said, `Not ${labels[right]}.`, `The answer is not ${labels[right]}.`]
  },
  constants: ['C', 'D', 'The answer is E.', 'F', 'A: 50 %, B: 50 %', '{"A": 0.3, "B": 0.3, "C": 0.2, "D": 0.2}'],
})

describe('answers to choices', () => {
  it('are worth nothing when all options are alike, less when less sure, and most when sure and right', async () => {
    const question = await aQuestion(multipleChoice, 'skill', 0)
    const { labels, options, right } = expectedOf(question)
    const worth = async (answer: string) => (await multipleChoice.verify(question, answer)).correctness
    // Six options: a share p on the right one and (1 - p) / 5 on each other loses (1 - p)^2 * 6 / 5; the uniform guess loses 5 / 6.
    for (const share of [20, 40, 80, 100])
      expect(await worth(sayShare({ labels }, right, share))).toBeCloseTo(1 - ((1 - share / 100) ** 2 * 6) / 5 / (5 / 6), 2)
    expect(await worth(labels.map((label) => `${label}: ${1 / 6}`).join('\n'))).toBeCloseTo(0, 6)
    expect(await worth(labels[right]!)).toBe(1)
    expect(await worth(`The answer is ${labels[right]}.`)).toBe(1)
    expect(await worth(options[right]!)).toBe(1)
    expect(await worth(`The answer is ${options[right]}.`)).toBe(1)
    expect(await worth(labels.map((label, at) => `${label}) ${options[at]}: ${at === right ? 100 : 0} %`).join('\n'))).toBe(1)
    expect(await worth(labels.map((label, at) => `| **${label}** | ${at === right ? 100 : 0} % |`).join('\n'))).toBe(1)
    expect(await worth(`${options[right]} or ${options[(right + 1) % 6]}`)).toBe(0)
    expect(await worth(labels.map((label) => `${label}: 100 %`).join(', '))).toBe(0)
  })
})
