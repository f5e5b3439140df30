import { readTable, tableReader } from '../tools/table-reader.ts'
import type { ToolUse } from '../tools/tool-use.ts'
import type { Challenge } from './challenge.ts'
import { plainWords } from './plain-words.ts'
import { answer, ask, type Skill, type SkillResult } from './skill.ts'

type Condition = { readonly column: string; readonly is: 'above' | 'at least'; readonly limit: number }

/** Questions about a table that is part of the text, or has to be asked for. */
export const readOffTable: Skill = {
  name: 'table',
  async attempt({ text, plain, turns }: Challenge, tools) {
    const table = readTable(text)
    if (table.rows.length < 2) {
      if (!/\bmy (?:table|chart)\b/.test(plain) || tools.tools.length === 0 || turns > 2) return undefined
      return ask('Could you paste the table, please: which figures does it show?')
    }
    const question = plainWords(withoutTable(text))
    const rows = table.rows.map(({ name }) => name).filter((name) => withoutTable(text).toLowerCase().includes(name.toLowerCase()))
    const names = longestOnly(rows)
    return workWith({ table: text, question, names, heads: table.heads }, tools)
  },
}

interface Asked {
  readonly table: string
  readonly question: string
  /** Rows that are named. */
  readonly names: readonly string[]
  readonly heads: readonly string[]
}

async function workWith({ table, question, names, heads }: Asked, tools: ToolUse): Promise<SkillResult | undefined> {
  const where = conditionIn(question)
  const column = columnIn(where ? question.replace(where.said, ' ') : question, heads)
  const read = (want: Parameters<typeof tableReader.run>[0]['want'], more: { rows?: string[]; where?: Condition } = {}) =>
    tools.use(tableReader, { table, column, want, ...(where && { where: where.condition }), ...more })
  if (where?.condition.is === 'above' && /how many|what (?:number|figure) of|count/.test(question))
    return number((await tools.use(tableReader, { table, column: where.condition.column, where: where.condition, want: 'count' }))?.[0])
  if (/second and third|2nd and 3rd/.test(question)) {
    const ordered = await read('names from the largest')
    return ordered && answer(`Those are ${ordered.slice(1, 3).join(' and ')}.`)
  }
  if (/\b(?:sum|total|add up)\b/.test(question)) return number((await read('sum'))?.[0])
  if (/\b(?:mean|average)\b/.test(question)) return number((await read('mean'))?.[0])
  if (names.length === 2) return number((await read('difference', { rows: [...names] }))?.[0])
  if (names.length === 1) return number((await read('figures', { rows: [...names] }))?.[0])
  if (/largest|biggest|smallest|tiniest|least big|highest|lowest|greatest|top/.test(question)) {
    const ordered = await read('names from the largest')
    const found = /smallest|tiniest|least big|lowest/.test(question) ? ordered?.at(-1) : ordered?.[0]
    return found === undefined ? undefined : answer(`That is ${found}.`)
  }
  return undefined
}

/** "whose number of protons is at least 45", "an area of more than 300". */
function conditionIn(question: string): { condition: Condition; said: string } | undefined {
  const least = /whose ([a-z ]{1,40}?) is (?:at|in) least (\d+(?:\.\d+)?)/.exec(question)
  if (least) return { said: least[0], condition: { column: least[1]!, is: 'at least', limit: Number(least[2]) } }
  const more = /(?:have|has|with|having) ([a-z ]{1,40}?) of more than (\d+(?:\.\d+)?)/.exec(question)
  return more ? { said: more[0], condition: { column: more[1]!, is: 'above', limit: Number(more[2]) } } : undefined
}

/** Words of the question that name a column, those of the last one that it names. */
function columnIn(question: string, heads: readonly string[]): string {
  const wordsOf = (head: string) => head.toLowerCase().match(/[a-z]{3,}/g) ?? []
  const said = question.replace(/\bsurface\b/g, 'area')
  const named = heads.map((head) => ({ head, hits: wordsOf(head).filter((word) => said.includes(word)).length / wordsOf(head).length }))
  return named.toSorted((a, b) => b.hits - a.hits)[0]?.head ?? ''
}

const withoutTable = (text: string) =>
  text
    .split('\n')
    .filter((line) => !/\t|\||;.*;/.test(line))
    .join('\n')
const longestOnly = (names: readonly string[]) => names.filter((name) => !names.some((other) => other !== name && other.includes(name)))
const number = (value: string | number | undefined) => (value === undefined ? undefined : answer(`It is ${value}.`))
