import * as z from 'zod'
import type { Rng } from '../../../core/rng.ts'
import { difficultyLevel } from '../difficulty-level.ts'
import { NoQuestionError } from '../errors.ts'
import { generatedSnapshot } from '../generated-snapshot.ts'
import type { Question } from '../question.ts'
import { listed } from '../sources/listed.ts'
import type { TaskType } from '../task-type.ts'
import { verdict } from '../verifiers/verdict.ts'
import { readRatings } from './read-ratings.ts'
import { FEELINGS, OPENINGS, PHRASES, REVIEWED } from './review-phrases.ts'

const Expected = z.object({ ratings: z.record(z.string(), z.number().int().min(1).max(5)) })

/** By level: how many aspects, and how often feelings are veiled. */
const LEVELS = [
  { aspects: 2, veiled: 0 },
  { aspects: 3, veiled: 0.2 },
  { aspects: 3, veiled: 0.7 },
  { aspects: 4, veiled: 0.9 },
] as const
/** A missing rating counts as far off as any can be. */
const FARTHEST = FEELINGS.length - 1

/**
 * Reviews that feel differently about different sides of a thing: each is to be rated from 1 to 5.
 *
 * Correctness = 1 - mean distance of the ratings, never below 0. Ratings are drawn evenly and on their own, so the best constant answer
 * ("all neutral") is 1.2 off on average, which is worse than nothing; now and then it happens to be near, and gets .12 on average at the most.
 */
export const sentiment: TaskType = {
  name: 'sentiment',
  version: '1',
  words: 'reviews whose feelings about several sides of a thing are to be rated from 1 to 5',
  weights: { correctness: 0.9, literal: 0.05, semantic: 0.05 },

  async make({ rng, difficulty }) {
    const level = difficultyLevel(difficulty, LEVELS.length)
    const { aspects: count, veiled } = LEVELS[level]!
    const thing = rng.pick(Object.keys(REVIEWED))
    const aspects = rng.shuffle(REVIEWED[thing]!).slice(0, count)
    const ratings = aspects.map(() => rng.int(1, FEELINGS.length))
    const review = reviewOf(rng, aspects, ratings, veiled)
    const readBack = aspects.map((aspect) => readFromPhrases(review, aspect))
    if (readBack.some((rating, n) => rating !== ratings[n]))
      throw new NoQuestionError({ type: sentiment.name, got: `a review that can be read in two ways: ${review}` })
    const scale = 'from 1 (very negative) to 5 (very positive)'
    const asked = listed(aspects)
    const question: Question = {
      type: sentiment.name,
      version: sentiment.version,
      topic: 'reviews',
      subtopic: thing,
      goal: 'know how somebody feels about the sides of a thing',
      query: `Here is a review of ${thing}. How does its writer feel about the ${asked}? Rate each of them ${scale}.\n\n${review}`,
      essentials: [asked, scale, review],
      material: review,
      difficulty: level / (LEVELS.length - 1),
      ...generatedSnapshot(sentiment, thing, review, [
        { text: aspects.map((aspect, n) => `${aspect}: ${ratings[n]}`).join(', '), by: 'as drawn before it was written' },
        { text: aspects.map((aspect, n) => `${aspect}: ${FEELINGS[readBack[n]! - 1]}`).join('; '), by: 'read back from its phrases' },
      ]),
      expected: { ratings: Object.fromEntries(aspects.map((aspect, n) => [aspect, ratings[n]!])) },
    }
    return question
  },

  async verify({ expected }, answer) {
    const { ratings } = Expected.parse(expected)
    const found = readRatings(answer, Object.keys(ratings))
    if (!found) return verdict(0, 'rates one side in two ways, or denies a rating', { contradicts: true })
    const checks = Object.entries(ratings).map(([aspect, rating], n) => {
      const given = found[n]
      return { aspect, rating, off: given === undefined ? FARTHEST : Math.abs(given - rating), isMissing: given === undefined }
    })
    const meanOff = checks.reduce((sum, { off }) => sum + off, 0) / checks.length
    return verdict(Math.max(0, 1 - meanOff), `is off by ${meanOff.toFixed(2)} on average`, {
      contradicts: checks.some(({ off, isMissing }) => !isMissing && off >= 2),
      claims: checks.map(({ aspect, rating, off }) => ({ claim: `${aspect}: ${rating}`, holds: off === 0 })),
    })
  },
}

function reviewOf(rng: Rng, aspects: readonly string[], ratings: readonly number[], veiled: number): string {
  const said = aspects.map((aspect, n) => {
    const book = rng.next() < veiled ? PHRASES.veiled : PHRASES.plain
    return rng.pick(book[ratings[n]! - 1]!).replaceAll('IT', aspect)
  })
  return [rng.pick(OPENINGS), ...rng.shuffle(said)].join(' ')
}

/** What the phrase book makes of a review. */
function readFromPhrases(review: string, aspect: string): number | undefined {
  const feelings = FEELINGS.map((_, feeling) => [...PHRASES.plain[feeling]!, ...PHRASES.veiled[feeling]!])
  const found = feelings.flatMap((phrases, feeling) =>
    phrases.some((phrase) => review.includes(phrase.replaceAll('IT', aspect))) ? [feeling + 1] : [],
  )
  return found.length === 1 ? found[0] : undefined
}
