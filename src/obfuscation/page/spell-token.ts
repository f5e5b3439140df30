import type { Rng } from '../../core/rng.ts'

/** Words that mean something only as they are written. */
const PLAIN_ONLY = new Set('as async await from get let meta of set static target yield eval arguments accessor'.split(' '))

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0')

/** A name with one of its letters as an escape: the same name to the language. */
export function spellName(name: string, rng: Rng): string {
  const at = rng.int(0, name.length - 1)
  if (PLAIN_ONLY.has(name) || !/^[\w$]+$/.test(name)) return name
  const code = name.charCodeAt(at)
  return `${name.slice(0, at)}${rng.next() < 0.5 ? `\\u${hex(code, 4)}` : `\\u{${code.toString(16)}}`}${name.slice(at + 1)}`
}

/** A string literal of this value. @param escapes share of the signs that are written as escapes */
export function spellString(value: string, escapes: number, rng: Rng): string {
  const quote = rng.next() < 0.5 ? "'" : '"'
  let text = ''
  for (let n = 0; n < value.length; n++) {
    const sign = value[n]!
    const code = value.charCodeAt(n)
    const must = sign === quote || sign === '\\' || code < 32 || code === 0x2028 || code === 0x2029 || (code >= 0xd800 && code < 0xe000)
    const ends = sign === '<' && /[!/]/.test(value[n + 1] ?? '') // would end the script element
    if (!must && !ends && rng.next() >= escapes) text += sign
    else if (code < 256 && rng.next() < 0.6) text += `\\x${hex(code, 2)}`
    else text += `\\u${hex(code, 4)}`
  }
  return quote + text + quote
}

/** A number literal of this value. */
export function spellNumber(text: string, value: number, rng: Rng): string {
  const forms = [text, text]
  if (Number.isInteger(value) && value >= 0 && value < 2 ** 31)
    forms.push(`0x${value.toString(16)}`, `0X${value.toString(16).toUpperCase()}`)
  if (Number.isInteger(value) && value > 9 && value < 2 ** 31) forms.push(`0b${value.toString(2)}`.slice(0, 14), `0o${value.toString(8)}`)
  if (!Number.isInteger(value)) forms.push(value.toExponential(), `${value}`.replace(/^0\./, '.'), `${value}0`)
  const form = rng.pick(forms)
  return Number(form) === value ? form : text
}
