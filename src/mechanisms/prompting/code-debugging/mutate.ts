import type { Rng } from '../../../core/rng.ts'

/** A small change to code, as it slips in. */
export interface Mutation {
  readonly kind: string
  readonly code: string
}

/** What goes wrong, where it can, and what is written then; `$1` and on are parts of what was there. */
const SLIPS: readonly { readonly kind: string; readonly at: RegExp; readonly becomes: readonly string[] }[] = [
  { kind: 'off by one at the start', at: /let (i|place) = 0/g, becomes: ['let $1 = 1'] },
  { kind: 'off by one at the end', at: /(i|place) < (\w+\.length)/g, becomes: ['$1 < $2 - 1'] },
  { kind: 'wrong initial value', at: /let (total|count) = 0/g, becomes: ['let $1 = 1', 'let $1 = 2'] },
  { kind: 'wrong comparison', at: / > /g, becomes: [' < ', ' >= '] },
  { kind: 'wrong comparison', at: / (<|<=|>=) (?=item|\d)/g, becomes: [' > '] },
  { kind: 'wrong comparison', at: / === (?=0)/g, becomes: [' !== '] },
  { kind: 'wrong comparison', at: / !== (?=0)/g, becomes: [' === '] },
  { kind: 'wrong operator', at: / \+ (?=item|kept|\d)/g, becomes: [' - '] },
  { kind: 'wrong operator', at: / - (?=item|kept|\d)/g, becomes: [' + '] },
  { kind: 'wrong operator', at: / \* /g, becomes: [' + '] },
  { kind: 'wrong operator', at: / % (?=\d)/g, becomes: [' / '] },
  { kind: 'wrong operator', at: / && /g, becomes: [' || '] },
  { kind: 'swapped operands', at: /= (total|text|count) \+ (kept\[i\]|item(?:\.length)?)/g, becomes: ['= $2 - $1'] },
  { kind: 'swapped operands', at: /return last - kept\[0\]/g, becomes: ['return kept[0] - last'] },
  { kind: 'missing return', at: /return (total|best|text|count|sorted|seen|lengths|totals)$/gm, becomes: ['$1'] },
  { kind: 'leaves the loop', at: /continue/g, becomes: ['break'] },
  { kind: 'returns too early', at: /\n {2}return (total|best|text|count|sorted|seen|lengths|totals)\n/g, becomes: ['\n  return kept\n'] },
  { kind: 'wrong number', at: /(?<=[%*><+-] |<= |>= )(\d+)\b/g, becomes: ['$1 + 1', '$1 - 1'] },
  { kind: 'missing negation', at: /if \(!\((.*)\)\)/g, becomes: ['if ($1)'] },
  { kind: 'wrong variable', at: /kept\.push\(item\)/g, becomes: ['kept.push(i)'] },
]

/** Code with one slip in it, drawn evenly over the kinds that fit. @returns `undefined` where none fits */
export function mutate(rng: Rng, code: string): Mutation | undefined {
  const possible = SLIPS.flatMap(({ kind, at, becomes }) =>
    [...code.matchAll(at)].flatMap((match) => becomes.map((text) => ({ kind, code: replaceAt(code, match, text) }))),
  )
  const kinds = [...new Set(possible.map(({ kind }) => kind))]
  if (kinds.length === 0) return undefined
  const kind = rng.pick(kinds)
  return rng.pick(possible.filter((each) => each.kind === kind))
}

function replaceAt(code: string, match: RegExpExecArray, text: string): string {
  const written = text.replace(/\$(\d)/g, (_, place: string) => match[Number(place)] ?? '')
  const isSum = /^(\d+) ([+-]) (\d+)$/.exec(written) // a number that is off is written as a number
  const plain = isSum ? String(Number(isSum[1]) + Number(`${isSum[2]}${isSum[3]}`)) : written
  return code.slice(0, match.index) + plain + code.slice(match.index + match[0].length)
}
