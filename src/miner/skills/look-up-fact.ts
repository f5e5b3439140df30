import { digitsForWords } from '../../mechanisms/prompting/verifiers/digits-for-words.ts'
import { type CountryRecord, countries } from '../tools/countries.ts'
import { dictionary } from '../tools/dictionary.ts'
import { elements } from '../tools/elements.ts'
import type { ToolUse } from '../tools/tool-use.ts'
import type { Challenge } from './challenge.ts'
import { capitalIn, countriesIn, elementsIn, findCountry } from './find-things.ts'
import { plainWords } from './plain-words.ts'
import { resolveDescriptions } from './resolve-descriptions.ts'
import { answer, ask, type Skill, type SkillResult } from './skill.ts'

const COUNTRY = /\b(?:countr(?:y|ies)|nations?|states?|lands?)\b/
const CAPITAL = /\bcapital\b(?! letter)|seat of government|main city|city governs|city do they rule|rule from|which city/
const MONEY = /\b(?:currency|money|legal tender|pay|paid)\b/
const NEIGHBOURS = /\b(?:borders?|neighbours?|touch(?:es)?|next to|next door|adjoining)\b/
const LANGUAGES = /\b(?:languages?|tongues?)\b/
const HOW_MANY = /\bhow many\b|\bwhat (?:number|figure) of\b|\bcount\b/

/** Facts of countries, elements and words, in one step or several. */
export const lookUpFact: Skill = {
  name: 'fact',
  async attempt(said, tools) {
    const text = await resolveDescriptions(said.text, tools)
    const challenge = { ...said, text, plain: plainWords(text) }
    const { plain } = challenge
    const word = await aboutWord(challenge, tools)
    if (word) return word
    if (/element|atomic|proton|atoms?\b|chemical|symbol|periodic|basic substance/.test(plain)) return aboutElement(challenge, tools)
    if ([COUNTRY, CAPITAL, MONEY, NEIGHBOURS, LANGUAGES].some((topic) => topic.test(plain))) return aboutCountry(challenge, tools)
    return undefined
  },
}

async function aboutWord({ text, plain }: Challenge, tools: ToolUse): Promise<SkillResult | undefined> {
  if (!/\b(?:word|term|expression|dictionary)\b/.test(plain)) return undefined
  const [, described] = /the word ["“]([^"”]+)["”]/.exec(text) ?? []
  if (described) return answer(`The word is "${described}".`)
  const [, meaning] = /["“]([^"”]{3,300})["”]/.exec(text) ?? []
  if (meaning === undefined) return undefined
  const found = (await tools.use(dictionary, { meaning })) ?? []
  const said = (name: string) => text.toLowerCase().includes(name)
  const best = found.find(({ kinds }) => kinds.filter(said).length > 1) ?? found.find(({ kindOf }) => said(` ${kindOf} `)) ?? found[0]
  return best && answer(`The word is "${best.word}".`)
}

async function aboutElement({ text, plain, turns }: Challenge, tools: ToolUse): Promise<SkillResult | undefined> {
  const named = await elementsIn(text, tools)
  const numbers = [...digitsForWords(text).matchAll(/(?<![\d.])\d{1,3}(?![\d.])/g)].map(([digits]) => Number(digits))
  const byNumber = async (number: number) => (await tools.use(elements, { number }))?.[0]
  if (/\b(?:together|sum|total|add)\b/.test(plain) && named.length === 2) {
    const sum = await byNumber(named[0]!.number + named[1]!.number)
    return sum && answer(`That is ${sum.name.toLowerCase()}.`)
  }
  if (/heav|largest|biggest|greatest|mass/.test(plain) && numbers.length > 1) {
    const found = (await Promise.all(numbers.map(byNumber))).flatMap((element) => element ?? [])
    const heaviest = found.toSorted((a, b) => b.mass - a.mass)[0]
    return heaviest && answer(`That would be ${heaviest.name.toLowerCase()}.`)
  }
  if (named[0]) return answer(`It has ${named[0].number} protons.`)
  const symbol = symbolIn(text)
  const [element] = numbers[0] === undefined ? (symbol && (await tools.use(elements, { symbol }))) || [] : [await byNumber(numbers[0])]
  if (element) return answer(`That is ${element.name.toLowerCase()}.`)
  if (tools.tools.length === 0 || turns > 2) return undefined
  return ask('Which element do you mean, what is its name?')
}

/** Two letters, the first a capital, that begin no sentence: "Na". */
function symbolIn(text: string): string | undefined {
  return /(?<=[\p{Ll}:-] )(?!Yo\b|So\b)([A-Z][a-z])\b/u.exec(text)?.[1] ?? /^([A-Z][a-z])(?=\W)/.exec(text)?.[1]
}

async function aboutCountry({ text, plain, turns }: Challenge, tools: ToolUse): Promise<SkillResult | undefined> {
  const names = countriesIn(text)
  if (names.length === 2 && NEIGHBOURS.test(plain)) {
    const found = await tools.use(countries, { borders: names })
    return found?.[0] && answer(CAPITAL.test(plain) ? `It is ${found[0].capital}.` : `That is ${withArticle(found[0].name)}.`)
  }
  const country = await findCountry(text, tools)
  if (!country) return byCapital(text, turns, tools)
  if (/larg|biggest|greatest/.test(plain) && NEIGHBOURS.test(plain)) return moneyOfLargest(country, tools)
  if (HOW_MANY.test(plain)) return answer(`It has ${country.landBorders} neighbours.`)
  if (MONEY.test(plain)) return answer(`The money there is the ${listed(country.currencies)}.`)
  if (CAPITAL.test(plain)) return answer(`Its capital is ${country.capital}.`)
  if (LANGUAGES.test(plain)) return answer(`Those are ${listed(country.languages)}.`)
  if (NEIGHBOURS.test(plain) && names.length > 0) return answer(`Its neighbours are ${listed(country.neighbours)}.`)
  return answer(`That is ${withArticle(country.name)}.`)
}

async function byCapital(text: string, turns: number, tools: ToolUse): Promise<SkillResult | undefined> {
  const capital = capitalIn(text)
  const [country] = (capital && (await tools.use(countries, { capital }))) || []
  if (country) return answer(`That is ${withArticle(country.name)}.`)
  if (tools.tools.length === 0 || turns > 2) return undefined
  return ask('Which country do you mean, what is its name?')
}

async function moneyOfLargest({ neighbours }: CountryRecord, tools: ToolUse): Promise<SkillResult | undefined> {
  const found = (await Promise.all(neighbours.map((name) => tools.use(countries, { name })))).flatMap((records) => records?.[0] ?? [])
  const largest = found.toSorted((a, b) => b.area - a.area)[0]
  return largest && answer(`The money there is the ${listed(largest.currencies)}.`)
}

const listed = (names: readonly string[]) => new Intl.ListFormat('en-GB').format(names)
const withArticle = (name: string) =>
  /^(?:United|Netherlands|Philippines|Bahamas|Maldives|Comoros|Gambia)|Republic|Islands/.test(name) ? `the ${name}` : name
