import * as z from 'zod'
import { NoQuestionError } from '../errors.ts'
import type { Question } from '../question.ts'
import { cite } from '../sources/corpus-document.ts'
import { namesOf, UNIVERSES } from '../sources/names.ts'
import { firstDrawn } from '../statements/first-drawn.ts'
import { checkNamedAnswer } from '../statements/named-answer.ts'
import { nearDifficulty } from '../statements/near-difficulty.ts'
import { checkNumberAnswer } from '../statements/number-answer.ts'
import type { TaskType } from '../task-type.ts'
import { countryChains } from './country-chains.ts'
import { countryFacts } from './country-facts.ts'
import { elementFacts } from './element-facts.ts'
import { wordFacts } from './word-facts.ts'

/** How an answer is checked: as stored with the question. */
const Expected = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('names'),
    universe: z.enum(UNIVERSES),
    right: z.array(z.array(z.string())),
    onTheWay: z.array(z.string()).optional(),
  }),
  z.object({ kind: z.literal('number'), value: z.number() }),
])

const families = [...countryFacts, ...countryChains, ...elementFacts, ...wordFacts]

/** Facts of countries, elements and words, in one to three steps; answered by names or a number. */
export const questionAnswering: TaskType = {
  name: 'question-answering',
  version: '2',
  words: 'questions about facts on countries, elements and words, in one to three steps',
  weights: { correctness: 0.8, literal: 0.08, semantic: 0.12 },

  async make({ rng, difficulty }) {
    const family = nearDifficulty(rng, families, difficulty)
    const drawn = firstDrawn(rng, (own) => family.draw(own))
    if (!drawn) throw new NoQuestionError({ type: this.name, got: `no ${family.name} of this draw` })
    const { subtopic, goal, query, essentials, conversation, indirections = [], documents, answer, ways } = drawn
    const [first, second] = ways
    if (first.found === undefined || first.found !== second.found)
      throw new NoQuestionError({ type: this.name, got: `${first.found} by ${first.by} and ${second.found} by ${second.by}` })
    return {
      type: this.name,
      version: this.version,
      topic: family.topic,
      subtopic,
      goal,
      query,
      essentials: [...essentials],
      ...(conversation && { conversation }),
      indirections: indirections.filter(({ span }) => essentials.includes(span)),
      difficulty: family.difficulty,
      snapshots: documents.map(({ snapshot }) => snapshot),
      references: ways.map(({ by, says, cites }) => ({
        text: says,
        by,
        citations: cites.map(([document, label]) => cite(documents[document]!, label, document)),
      })),
      expected: JSON.parse(JSON.stringify(answer)),
    }
  },

  async verify({ query, expected: stored }: Question, answer) {
    const expected = Expected.parse(stored)
    if (expected.kind === 'number') return checkNumberAnswer(answer, (value) => (value === expected.value ? 1 : 0), query)
    const { right, onTheWay, universe } = expected
    return checkNamedAnswer(answer, { right, others: namesOf(universe, answer), ...(onTheWay && { onTheWay }), query })
  },
}
