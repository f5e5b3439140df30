import { describe, expect, it } from 'vitest'
import { answerMeasure, TEXT_MEASURES } from './answer-measure.ts'

const million = (unit: string) => unit.repeat(Math.ceil(1e6 / unit.length)).slice(0, 1e6)
const REFERENCE = 'The Danube flows through Vienna. '.repeat(600)

/** What miners may answer to break scoring; 1 MB each unless their name says otherwise. */
const HOSTILE = {
  'an empty text': '',
  'a stop': '.',
  '5,000 words without a stop': Array.from({ length: 5000 }, (_, n) => `word${n}`).join(' '),
  'one letter': million('a'),
  'one word': million('a b '),
  'different words': Array.from({ length: 160_000 }, (_, n) => n.toString(36)).join(' '),
  'stops before a letter': `${million('.')}x`,
  'stops and quotes': million('."'),
  abbreviations: million('e.g. '),
  'numbers of items': million('1. '),
  NUL: million('\0'),
  'NUL between words': million('a\0b '),
  'lone surrogates': million('\ud800'),
  'right-to-left text': million('שלום עולם. '),
  'right-to-left marks': million('\u202eabc\u202c '),
  'a ligature of eighteen letters': million('ﷺ'),
  'characters that are words': million('漢字'),
  'marks upon marks': million('a\u0301\u0302\u0303'),
  'joined emoji': million('👩‍👩‍👧 '),
  'line breaks': million('\n'),
  'deep JSON': million('[{"a":'),
  apostrophes: million("a'"),
}

/** The fields of every measure, filled with a hostile text, alone and beside a reference. */
function questions(measure: string, text: string): object[] {
  return [text, REFERENCE].map((other) => ({
    measure,
    ...{ text, a: text, b: other, candidate: text, reference: other, part: text, whole: other, query: text, documents: [other] },
    ...{ n: 2, size: 3 },
  }))
}

describe.each(Object.keys(TEXT_MEASURES))('regression 1: %s', (measure) => {
  it.each(Object.entries(HOSTILE))('takes no second over %s, and gives JSON without what JSON has not', (_, text) => {
    for (const question of questions(measure, text)) {
      const start = process.cpuUsage()
      const answer = answerMeasure(question, '')
      const { user, system } = process.cpuUsage(start)
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer) // NaN and Infinity would become null
      expect((user + system) / 1000, 'milliseconds of the processor').toBeLessThan(1000)
    }
  })
})
