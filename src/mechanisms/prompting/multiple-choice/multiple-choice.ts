import * as z from 'zod'
import { NoQuestionError } from '../errors.ts'
import type { Question } from '../question.ts'
import { cite } from '../sources/corpus-document.ts'
import type { TaskType } from '../task-type.ts'
import { brierSkill } from '../verifiers/brier.ts'
import { readProbabilities } from '../verifiers/read-probabilities.ts'
import { verdict } from '../verifiers/verdict.ts'
import { choiceFamilies } from './choice-families.ts'

const Expected = z.object({ labels: z.array(z.string()), options: z.array(z.string()), right: z.number() })

/** Who guesses one option with certainty gets it right once in so many: on average no more than a sixth. */
const FEWEST_OPTIONS = 6
const MOST_OPTIONS = 8
const LABELS = 'ABCDEFGH'
/** What turns a whole distribution into its opposite. */
const DENIAL =
  /\b(?:false|untrue|(?:not|n't) (?:true|the case)) that\b|\b(?:it|this|that|which)(?:'s| is) (?:all )?(?:false|wrong|untrue|incorrect|not true)\b|\bopposite of\b/i
const LONGEST = 4000

/**
 * A choice among six to eight options, answered by a probability for each and scored by the Brier skill. No score between 0 and 1 can be
 * strictly proper and give both the uniform guess and a certain error nothing: with so many options a blind guess is at least worth little.
 */
export const multipleChoice: TaskType = {
  name: 'multiple-choice',
  version: '1',
  words: 'choices among six to eight options, with a probability for each',
  weights: { correctness: 0.95, literal: 0.05, semantic: 0 },

  async make({ rng, difficulty }) {
    const family = rng.pick(choiceFamilies)
    const count = FEWEST_OPTIONS + Math.round(difficulty * (MOST_OPTIONS - FEWEST_OPTIONS))
    const near = difficulty > 0.5
    const drawn = family.draw(rng, count - 1, near)
    if (!drawn) throw new NoQuestionError({ type: this.name, got: `no choice about ${family.topic} of this draw` })
    const { subtopic, goal, question, document, fact } = drawn
    const options = rng.shuffle([drawn.right, ...drawn.wrong])
    const right = options.indexOf(drawn.right)
    const isClear =
      options.every(({ isRight }, at) => isRight === (at === right)) && new Set(options.map(({ text }) => text)).size === count
    if (!isClear) throw new NoQuestionError({ type: this.name, got: `not one right option of ${count} to: ${question}` })
    const labels = [...LABELS.slice(0, count)]
    const offered = options.map(({ text }, at) => `${labels[at]}) ${text}`).join('\n')
    const citations = [cite(document, fact)]
    const ask = rng.pick([
      'Give a probability for each letter.',
      'Say for each letter how likely it is, as percentages or as a JSON object.',
      'How sure one can be matters: state a probability for every letter.',
    ])
    return {
      type: this.name,
      version: this.version,
      topic: family.topic,
      subtopic,
      goal,
      query: `${question}\n${offered}\n${ask}`,
      essentials: [offered],
      difficulty: ((count - FEWEST_OPTIONS) / (MOST_OPTIONS - FEWEST_OPTIONS) + (near ? 1 : 0)) / 2,
      snapshots: [document.snapshot],
      references: [
        {
          by: 'the record of what was asked for',
          text: JSON.stringify(Object.fromEntries(labels.map((label, at) => [label, at === right ? 1 : 0]))),
          citations,
        },
        { by: 'a look at each option', text: labels.map((label, at) => `${label}: ${at === right ? 100 : 0} %`).join(', '), citations },
      ],
      expected: { labels, options: options.map(({ text }) => text), right },
    }
  },

  async verify({ expected: stored }: Question, answer) {
    const { labels, options, right } = Expected.parse(stored)
    const text = lettersForOptions(answer.slice(0, LONGEST), labels, options)
    if (DENIAL.test(text)) return verdict(0, 'denies what it says', { contradicts: true })
    const probabilities = readProbabilities(text, labels)
    if (!probabilities) return verdict(0, 'gives no probabilities that can be read')
    const correctness = brierSkill(probabilities, right)
    const contradicts = probabilities.some((each) => each > probabilities[right]!)
    return verdict(correctness, `gives the right option ${Math.round(100 * probabilities[right]!)} %`, { contradicts })
  },
}

/** An answer without marks of style, in which every option that is said in full is said by its letter instead. */
function lettersForOptions(answer: string, labels: readonly string[], options: readonly string[]): string {
  const longestFirst = options.map((option, at) => ({ option, label: labels[at]! })).toSorted((a, b) => b.option.length - a.option.length)
  return longestFirst.reduce(
    (text, { option, label }) => {
      const escaped = option.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${label}\\W{1,4})?${escaped}(?![\\p{L}\\p{N}])`, 'giu'), label)
    },
    answer.replace(/[*`|]+/g, ' ').replace(/ {2,}/g, ' '),
  )
}
