import * as z from 'zod'
import { createRng } from '../../../core/rng.ts'
import { RUNGS } from '../../../protocol/anchors.ts'
import { StoredTaskError } from '../../errors.ts'
import { drawQuestion } from '../draw-question.ts'
import { Question } from '../question.ts'
import { verifySafely } from '../scoring/verify-safely.ts'
import type { SourceReader } from '../sources/source-reader.ts'
import type { TaskType } from '../task-type.ts'

/** Fixed questions, each with fixed answers from right to wrong: what they are worth changes only with the measure itself. */
const AnchorSet = z.object({
  items: z.array(z.object({ question: Question, answers: z.record(z.enum(RUNGS), z.string()) })),
})
export type AnchorSet = z.infer<typeof AnchorSet>

/** Reads a stored set. @throws {@link StoredTaskError} if it is none */
export function readAnchorSet(stored: unknown): AnchorSet {
  const read = AnchorSet.safeParse(stored)
  if (!read.success) throw new StoredTaskError({ mechanism: 'prompting', cause: read.error })
  return read.data
}

/** One easy and one hard question of each type. */
const DIFFICULTIES = [0.25, 0.75]
/** Draws of a wrong answer that turn out right, such as a number that fits both. */
const MOST_DRAWS = 8
/** What is worth no more is wrong. */
const WRONG = 0.2

/**
 * Draws a set: for every type two questions that nobody will ever be asked.
 *
 * exact = a reference; paraphrase = a reference found in another way; half = the first half of the words of a reference; wrong = the right
 * answer to another question
 *
 * @param seed the validator's secret: who knew the set could tell what a change of the measure would be seen by
 */
export async function drawAnchorSet(
  types: readonly TaskType[],
  { seed, sources }: { readonly seed: string; readonly sources: SourceReader },
): Promise<AnchorSet> {
  const items: AnchorSet['items'] = []
  for (const type of types)
    for (const difficulty of DIFFICULTIES) {
      const rng = createRng(`${seed}/anchor set/${type.name}/${difficulty}`)
      const question = await drawQuestion(type, { rng: rng.fork('question'), difficulty, sources })
      const [exact, ...others] = question.references.map(({ text }) => text)
      let wrong = 'I do not know.'
      for (let draw = 0; draw < MOST_DRAWS; draw++) {
        const other = await drawQuestion(type, { rng: rng.fork(`other ${draw}`), difficulty, sources })
        const answer = other.references[0]!.text
        if ((await verifySafely(type, question, answer)).correctness > WRONG) continue
        wrong = answer
        break
      }
      items.push({ question, answers: { exact: exact!, paraphrase: others.at(-1)!, half: firstHalf(exact!), wrong } })
    }
  return { items }
}

function firstHalf(text: string): string {
  const words = text.split(/(?<=\s)/)
  return words
    .slice(0, Math.ceil(words.length / 2))
    .join('')
    .trimEnd()
}
