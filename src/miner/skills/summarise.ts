import { sentences } from '../../text/sentences.ts'
import { answer, type Skill } from './skill.ts'

/** What a sentence is about, by a word in it, and how that is put in few words before its value. */
const TOPICS: readonly (readonly [about: RegExp, says: string])[] = [
  [/stable isotopes?/i, 'stable isotopes:'],
  [/atomic mass units/i, 'atomic mass units:'],
  [/protons/i, 'protons:'],
  [/formulas|spell it out|\bsign\b/i, 'symbol:'],
  [/square kilomet/i, 'area in square kilometres:'],
  [/addresses|internet/i, 'internet ending:'],
  [/dictionaries|\bborn\b/i, 'its people:'],
  [/\b(?:bank|prices|money|shops|market)\b/i, 'money:'],
  [/capital|parliament|government/i, 'capital:'],
]
const VALUE = /\.[a-z]{2}\b(?! [a-z]+\b\.)|\b\d+(?:\.\d+)?|(?<=\S )\p{Lu}[\p{L}'’-]*(?: (?:of |and |the )?\p{Lu}[\p{L}'’-]*)*/gu
const MONEY = /(?:see the ([\p{L} -]+?)(?= change hands)|one money only, the ([\p{L} -]+))/u
/** Names of languages in which something is called so, and words that begin sentences. */
const NO_SUBJECT = new Set(['English'])

/** A summary in own words: of each sentence that says something its subject, what it is about and the name or figure that it gives. */
export const summarise: Skill = {
  name: 'summary',
  async attempt({ text, plain }) {
    if (!/summari[sz]e|sum up|boil down|\bin (?:no more th\w+|at \w+) \d+ words|words what text says/.test(plain)) return undefined
    const body = text.split(/\n\s*\n/).toSorted((a, b) => b.length - a.length)[0] ?? ''
    const facts = new Map<string, string[]>()
    for (const sentence of sentences(body)) {
      const topic = TOPICS.find(([about]) => about.test(sentence))
      const [subject, value] = topic ? partsOf(sentence) : []
      if (topic && subject && value) facts.set(subject, [...(facts.get(subject) ?? []), `${topic[1]} ${value}`])
    }
    if (facts.size === 0) return undefined
    return answer([...facts].map(([subject, said]) => `${subject} - ${said.join('; ')}.`).join(' '))
  },
}

/** The name that a sentence is about, and the other name or figure in it. */
function partsOf(sentence: string): [string, string] | [] {
  const found = [...sentence.matchAll(VALUE)].map(([value]) => value)
  const [subject, ...others] = found.filter((value) => /^\p{Lu}/u.test(value) && !NO_SUBJECT.has(value))
  if (!subject) return []
  const [, changed, wanted] = MONEY.exec(sentence) ?? []
  const value = changed ?? wanted ?? found.find((one) => /^[.\d]/.test(one)) ?? others.find((other) => other !== subject)
  return value ? [subject, value] : []
}
