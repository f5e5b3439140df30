import { countries } from '../tools/countries.ts'
import { dictionary } from '../tools/dictionary.ts'
import { elements } from '../tools/elements.ts'
import type { ToolUse } from '../tools/tool-use.ts'
import { findCountry } from './find-things.ts'
import { answer, type Skill } from './skill.ts'

const OPTION = /^\s*\(?([A-Z])[).:]\s+(.+?)\s*$/

interface Option {
  readonly label: string
  readonly text: string
}

/** A choice among lettered options: a probability for each. Without a way to find out all are equally likely. */
export const chooseOption: Skill = {
  name: 'choice',
  async attempt({ text, plain }, tools) {
    const lines = text.split('\n')
    const options = lines.flatMap((line): Option[] => {
      const [, label, said] = OPTION.exec(line) ?? []
      return label && said ? [{ label, text: said }] : []
    })
    if (options.length < 2) return undefined
    const question = lines.filter((line) => !OPTION.test(line)).join('\n')
    const right = await rightOption(question, plain.replace(/\n[a-z][).] .*/g, ''), options, tools)
    const share = (option: Option) => (right ? Number(option === right) : Number((1 / options.length).toFixed(3)))
    return answer(JSON.stringify(Object.fromEntries(options.map((option) => [option.label, share(option)]))))
  },
}

async function rightOption(question: string, plain: string, options: readonly Option[], tools: ToolUse): Promise<Option | undefined> {
  const among = (names: readonly string[]) => options.find(({ text }) => names.some((name) => name.toLowerCase() === text.toLowerCase()))
  const [, meaning] = /["“]([^"”]+)["”]/.exec(question) ?? []
  if (meaning) return among(((await tools.use(dictionary, { meaning })) ?? []).flatMap(({ word, synonyms }) => [word, ...synonyms]))
  const [, number] = /\b(\d{1,3})\b/.exec(question) ?? []
  if (number && /element|atom|proton/.test(plain))
    return among(((await tools.use(elements, { number: Number(number) })) ?? []).map(({ name }) => name))
  if (/\b(?:area|surface|large|larger|largest|biggest)\b/.test(plain)) return largest(options, tools)
  const country = await findCountry(question, tools)
  if (!country) return undefined
  return /border|neighbour|touch|next to|adjoin/.test(plain) ? among(country.neighbours) : among([country.capital])
}

async function largest(options: readonly Option[], tools: ToolUse): Promise<Option | undefined> {
  const found = await Promise.all(options.map(async ({ text }) => (await tools.use(countries, { name: text }))?.[0]?.area))
  const most = Math.max(...found.map((area) => area ?? 0))
  return most > 0 ? options[found.indexOf(most)] : undefined
}
