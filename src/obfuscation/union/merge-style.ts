import { generate, parse } from 'css-tree'
import { alignVersions } from './align-versions.ts'
import { distinctVersions, type Version, type Who } from './version.ts'

/** Rules that must stand where they stand, or before all others. */
const FIXED = /^@(import|charset|namespace|layer)\b/

/** Rules in a row that the same responses have. */
interface StylePart {
  readonly who: Who
  readonly css: string
}

/**
 * The rules of several sheets in one order that keeps that of each, in parts.
 * @returns `undefined` where rules must not be taken apart
 * @throws {SyntaxError} if one cannot be read
 */
export function mergeStyle(sheets: readonly Version<string>[]): StylePart[] | undefined {
  const lists = sheets.map(({ who, item }) => ({ who, item: rulesOf(item) }))
  if (lists.some(({ item }) => item.some((rule) => FIXED.test(rule)))) return undefined
  const columns = alignVersions(lists, (a, b) => (a === b ? 1 : 0))
  if (!columns) return undefined
  const parts: StylePart[] = []
  for (const column of columns)
    for (const { who, item } of distinctVersions(column, (rule) => rule)) {
      const last = parts.at(-1)
      if (last?.who === who) parts[parts.length - 1] = { who, css: `${last.css}\n${item}` }
      else parts.push({ who, css: item })
    }
  return parts
}

function rulesOf(css: string): string[] {
  const onParseError = (error: Error) => {
    throw error
  }
  const sheet = parse(css, { parseValue: false, parseAtrulePrelude: false, onParseError })
  return sheet.type === 'StyleSheet' ? [...sheet.children].filter(({ type }) => type !== 'Comment').map((rule) => generate(rule)) : []
}
