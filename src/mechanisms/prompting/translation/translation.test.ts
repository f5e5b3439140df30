import { describe, expect, it } from 'vitest'
import type { Question } from '../question.ts'
import { countries } from '../sources/countries.ts'
import { describeTaskTypeContract } from '../task-type.testing.ts'
import { DATE_LANGUAGES, LANGUAGES } from './languages.ts'
import { countryPhrase, datePhrase } from './phrases.ts'
import { translation } from './translation.ts'

const namesOf = ({ expected }: Question) =>
  (expected as unknown as { phrases: { names: string[] }[] }).phrases.map(({ names }) => names[0]!)

/** The same kind of phrase in the same language, of another thing. */
function otherThan(question: Question): string {
  const language = LANGUAGES.find(({ tag }) => tag === (question.expected as { language: string }).language)!
  const dated = DATE_LANGUAGES.find(({ tag }) => tag === language.tag)
  if (dated && /\d/.test(question.query)) return datePhrase(12_345, dated, false).translated[0]
  const taken = namesOf(question)
  return countries.map((country) => countryPhrase(country, language).translated[0]).find((name) => name && !taken.includes(name))!
}

describeTaskTypeContract({
  type: translation,
  ladder(question) {
    const names = namesOf(question)
    const other = otherThan(question)
    return {
      exact: question.references[0]!.text,
      paraphrase: `In ${question.subtopic} that would be: ${names.join(', ')}`,
      partial: names.length > 1 ? names[0]! : `${names[0]} or ${other}`,
      wrong: other,
    }
  },
})

describe('names and dates in other languages', () => {
  it('are written as CLDR writes them, for every date language and month', () => {
    for (const language of DATE_LANGUAGES)
      for (let month = 0; month < 12; month++)
        for (const withWeekday of [false, true]) {
          const { translated } = datePhrase(Date.UTC(1999, month, 3 + month) / 86_400_000, language, withWeekday)
          expect(translated[0]).toBe(translated[1])
        }
  })

  it('are known for most countries by both sources', () => {
    for (const language of LANGUAGES) {
      const same = countries.map((country) => countryPhrase(country, language).translated).filter(([ours, cldr]) => ours === cldr)
      expect(same.length / countries.length, language.name).toBeGreaterThan(0.8)
    }
  })
})
