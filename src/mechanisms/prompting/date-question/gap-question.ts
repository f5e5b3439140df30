import { sentences } from '../../../text/sentences.ts'
import type { Question } from '../question.ts'
import type { SourceText } from '../sources/source-reader.ts'
import { readDates } from '../verifiers/read-date.ts'
import type { DateAnswer } from './date-family.ts'

/** A sentence that somebody can be asked about without its text around it. */
const FEWEST_CHARACTERS = 40
const MOST_CHARACTERS = 300
const YEAR = /\b(?:1[0-9]{3}|20[0-9]{2})\b/g

type Gap = Pick<Question, 'topic' | 'subtopic' | 'goal' | 'query' | 'essentials' | 'difficulty' | 'snapshots' | 'references'> & {
  readonly answer: DateAnswer
}

/**
 * Asks for the one year that a sentence of a text says. Texts of the world have such sentences, the built-in ones have none.
 * @returns `undefined` where no sentence of the text says exactly one date, and the year of it once
 */
export function gapQuestion({ topic, subtopic, snapshot }: SourceText): Gap | undefined {
  for (const sentence of sentences(snapshot.text)) {
    const start = snapshot.text.indexOf(sentence)
    if (start < 0 || sentence.length < FEWEST_CHARACTERS || sentence.length > MOST_CHARACTERS) continue
    const [byPattern, ...more] = sentence.match(YEAR) ?? []
    const [byReader, ...others] = readDates(sentence)
    if (!byPattern || more.length > 0 || others.length > 0 || byReader?.year !== Number(byPattern)) continue
    const gapped = sentence.replace(byPattern, '____').replaceAll('?', '')
    const citations = [{ snapshot: 0, start, end: start + sentence.length }]
    return {
      topic,
      subtopic,
      goal: `find a year in the story of ${subtopic}`,
      query: `A text about ${subtopic} says: "${gapped}" Which year belongs in the gap?`,
      essentials: [gapped],
      difficulty: 0.5,
      snapshots: [snapshot],
      references: [
        { text: `It was ${byPattern}.`, by: 'the number in the sentence', citations },
        { text: `The year is ${byReader.year}.`, by: 'the date in the sentence', citations },
      ],
      answer: { kind: 'year', value: byReader.year },
    }
  }
  return undefined
}
