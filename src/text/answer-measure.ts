import * as z from 'zod'
import { checked } from '../core/checked.ts'
import { bm25Index } from './bm25.ts'
import { boundedText } from './bounded-text.ts'
import { boundedWords } from './bounded-words.ts'
import { chrF } from './chrf.ts'
import { containment } from './containment.ts'
import { editSimilarity } from './edit-similarity.ts'
import { TextInputError } from './errors.ts'
import { normaliseText } from './normalise-text.ts'
import { readability } from './readability.ts'
import { rougeL } from './rouge-l.ts'
import { rougeN } from './rouge-n.ts'
import { sentences } from './sentences.ts'
import { styleFeatures } from './style-features.ts'
import { styleSimilarity } from './style-similarity.ts'
import { tokenF1 } from './token-f1.ts'
import { wordEditDistance } from './word-edit-distance.ts'
import { wordStems } from './word-stems.ts'

const oneText = z.object({ text: z.string() })
const twoTexts = z.object({ a: z.string(), b: z.string() })
const againstReference = z.object({ candidate: z.string(), reference: z.string() })
const runLength = z.int().min(1)

/** A measure that can be asked for in JSON. */
interface Measure {
  /** Its fields and what it gives, for `kumite text --help`. */
  readonly words: string
  readonly answer: Answering
}

/** Answers an input that is still unknown JSON; `where` is its path, for the error. */
type Answering = (input: unknown, where: string) => unknown

/** Every measure under the name of its file. Each reads as much of a text as {@link boundedText} gives. */
export const TEXT_MEASURES = {
  'rouge-n': {
    words: 'candidate, reference, n: precision, recall and f1 of runs of n words',
    answer: answering(againstReference.extend({ n: runLength }), ({ candidate, reference, n }) => rougeN(candidate, reference, n)),
  },
  'rouge-l': {
    words: 'candidate, reference: the same of the longest common subsequence of words',
    answer: answering(againstReference, ({ candidate, reference }) => rougeL(candidate, reference)),
  },
  'token-f1': {
    words: 'candidate, reference: the same of words without articles, whatever their order',
    answer: answering(againstReference, ({ candidate, reference }) => tokenF1(candidate, reference)),
  },
  chrf: {
    words: 'candidate, reference; optional beta (2): runs of 1 to 6 characters, recall beta times as important; 0 to 1',
    answer: answering(againstReference.extend({ beta: z.number().positive().max(100).default(2) }), ({ candidate, reference, beta }) =>
      chrF(candidate, reference, beta),
    ),
  },
  'edit-similarity': {
    words: 'a, b: share of characters that need no edit; 0 to 1',
    answer: answering(twoTexts, ({ a, b }) => editSimilarity(a, b)),
  },
  'word-edit-distance': {
    words: 'a, b: share of words that need an edit; 0 to 1',
    answer: answering(twoTexts, ({ a, b }) => wordEditDistance(a, b)),
  },
  containment: {
    words: 'part, whole, size: share of the runs of size words of part that whole has; 0 to 1',
    answer: answering(z.object({ part: z.string(), whole: z.string(), size: runLength }), ({ part, whole, size }) =>
      containment(part, whole, size),
    ),
  },
  bm25: {
    words: 'documents, query: the documents that have a word of the query, best first',
    answer: answering(z.object({ documents: z.array(z.string()), query: z.string() }), ({ documents, query }) =>
      bm25Index(documents).rank(query),
    ),
  },
  'style-features': { words: 'text: how it is written, in numbers', answer: answering(oneText, ({ text }) => styleFeatures(text)) },
  'style-similarity': {
    words: 'a, b: how much alike they are written; 0 to 1',
    answer: answering(twoTexts, ({ a, b }) => styleSimilarity(a, b)),
  },
  readability: {
    words: "text: Flesch's reading ease and Flesch-Kincaid grade; null without words",
    answer: answering(oneText, ({ text }) => readability(text) ?? null),
  },
  sentences: { words: 'text: its sentences', answer: answering(oneText, ({ text }) => sentences(text)) },
  words: { words: 'text: its words, lower-case, without punctuation', answer: answering(oneText, ({ text }) => boundedWords(text)) },
  'word-stems': {
    words: 'text: its different words without most endings',
    answer: answering(oneText, ({ text }) => [...wordStems(boundedText(text))]),
  },
  'normalise-text': {
    words: 'text: its words with numbers as digits, as compared to find repeats',
    answer: answering(oneText, ({ text }) => normaliseText(boundedText(text))),
  },
} satisfies Record<string, Measure>

const ask = answering(z.looseObject({ measure: z.enum(Object.keys(TEXT_MEASURES) as (keyof typeof TEXT_MEASURES)[]) }), (input, where) =>
  TEXT_MEASURES[input.measure].answer(input, where),
)

/**
 * Answers one question about texts in plain JSON. `kumite text` is this function on stdin.
 *
 * @param question `measure`, one of {@link TEXT_MEASURES}, and its fields
 * @param where the path of the question, for errors: `[2]`
 * @returns plain JSON
 * @throws {@link TextInputError} for an unknown measure, and where a field is missing or of the wrong type
 * @example answerMeasure({ measure: 'edit-similarity', a: 'kitten', b: 'sitting' }, '') // 4 / 7
 */
export function answerMeasure(question: unknown, where: string): unknown {
  return ask(question, where)
}

function answering<Input>(schema: z.ZodType<Input>, answer: (input: Input, where: string) => unknown): Answering {
  return checked(schema, answer, (problem) => new TextInputError(problem))
}
