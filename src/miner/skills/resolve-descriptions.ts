import { calculator } from '../tools/calculator.ts'
import { countries } from '../tools/countries.ts'
import { dictionary } from '../tools/dictionary.ts'
import { elements } from '../tools/elements.ts'
import type { ToolUse } from '../tools/tool-use.ts'

/** Ways to speak of a thing without its name, and how its name is found; what is not found stays as it is. */
const DESCRIPTIONS: readonly {
  readonly says: RegExp
  find(parts: readonly string[], tools: ToolUse): Promise<string | number | undefined>
}[] = [
  {
    says: /(?:the )?country in ([\p{L} -]{1,40}?) that begins with ["“]([^"”]+)["”]/giu,
    find: async ([region, nameBegins], tools) => (await tools.use(countries, { region: region!, nameBegins: nameBegins! }))?.[0]?.name,
  },
  {
    says: /(?:the )?city in ([\p{L} -]{1,40}?) that begins with ["“]([^"”]+)["”]/giu,
    find: async ([region, capitalBegins], tools) =>
      (await tools.use(countries, { region: region!, capitalBegins: capitalBegins! }))?.[0]?.capital,
  },
  {
    says: /(?:the )?element (?:that comes right|just) (after|before) ([a-z]+) in the periodic table/gi,
    async find([way, name], tools) {
      const [beside] = (await tools.use(elements, { name: name! })) ?? []
      const number = beside && beside.number + (way === 'after' ? 1 : -1)
      return number === undefined ? undefined : (await tools.use(elements, { number }))?.[0]?.name.toLowerCase()
    },
  },
  { says: /one more than twice (\d+)/gi, find: ([half], tools) => tools.use(calculator, { expression: `2 * ${half} + 1` }) },
  { says: /twice (\d+)/gi, find: ([half], tools) => tools.use(calculator, { expression: `2 * ${half}` }) },
  { says: /(\d+) minus (\d+)/gi, find: ([a, b], tools) => tools.use(calculator, { expression: `${a} - ${b}` }) },
  {
    says: /something of the same sort as ([a-z ]{1,40}?) or ([a-z ]{1,40}), with (\d+) letters, beginning with ["“]([^"”]+)["”]/gi,
    async find([one, other, letters, begins], tools) {
      const [sort] = (await tools.use(dictionary, { word: one! })) ?? (await tools.use(dictionary, { word: other! })) ?? []
      const alike = sort && (await tools.use(dictionary, { kindOf: sort.kindOf, begins: begins!, letters: Number(letters) }))
      return alike?.[0] && `the word "${alike[0].word}"`
    },
  },
]

/** A text in which things that are only described are called by their names. */
export async function resolveDescriptions(text: string, tools: ToolUse): Promise<string> {
  let resolved = text
  for (const { says, find } of DESCRIPTIONS) {
    for (const [said, ...parts] of resolved.matchAll(says)) {
      const name = await find(parts, tools)
      if (name !== undefined) resolved = resolved.replace(said, () => String(name))
    }
  }
  return resolved
}
