import type { ScrubCounts } from '../protocol/training-data.ts'

export const NOTHING_SCRUBBED: ScrubCounts = { email: 0, iban: 0, card: 0, phone: 0, ip: 0 }

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'

/** In the order in which they are looked for: what one has found is not read again by another. */
const KINDS: readonly { readonly kind: keyof ScrubCounts; readonly at: RegExp; isOne(found: string): boolean }[] = [
  { kind: 'email', at: /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,24}/gu, isOne: () => true },
  { kind: 'iban', at: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g, isOne: isIban },
  { kind: 'card', at: /(?<![\d.,-])\d(?:[ -]?\d){12,18}(?![\d.,-]*\d)/g, isOne: isCard },
  { kind: 'ip', at: new RegExp(`(?<![\\d.])(?:${OCTET}\\.){3}${OCTET}(?![\\d.]*\\d)`, 'g'), isOne: () => true },
  {
    kind: 'ip',
    at: /(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}(?![\w:])/gi,
    isOne: () => true,
  },
  { kind: 'phone', at: /\+\d{1,3}(?:[ ./()-]{0,2}\d){7,12}(?!\d)|(?<![\d.,-])(?:\(\d{2,5}\)|0\d{1,4}[ /-])(?:[ /-]?\d){5,9}(?![\d.,]*\d)|(?<![\d.,-])\d{3}[ .-]\d{3}[.-]\d{4}(?!\d)/g, isOne: () => true }, // biome-ignore format: three ways to write a number
]

/**
 * Replaces what may be personal data by its kind in brackets, and counts it: e-mail and IP addresses, phone numbers with a country code, an area
 * code or in the American grouping, card numbers that pass Luhn's check, account numbers (IBAN) that pass theirs. Names are left:
 * no rule tells a person from a town.
 *
 * @cost linear in the text
 */
export function scrubPersonalData(text: string): { readonly text: string; readonly counts: ScrubCounts } {
  const counts = { ...NOTHING_SCRUBBED }
  let rest = text
  for (const { kind, at, isOne } of KINDS)
    rest = rest.replace(at, (found) => {
      if (!isOne(found)) return found
      counts[kind]++
      return `[${kind}]`
    })
  return { text: rest, counts }
}

export function addCounts(a: ScrubCounts, b: ScrubCounts): ScrubCounts {
  return { email: a.email + b.email, iban: a.iban + b.iban, card: a.card + b.card, phone: a.phone + b.phone, ip: a.ip + b.ip }
}

/** Letters as numbers, the first four characters last: the whole leaves 1 when it is divided by 97. @source ISO 13616-1:2020 */
function isIban(found: string): boolean {
  const plain = found.replaceAll(' ', '')
  if (plain.length < 15 || plain.length > 34) return false
  const digits = [...plain.slice(4), ...plain.slice(0, 4)].map((character) => Number.parseInt(character, 36)).join('')
  return BigInt(digits) % 97n === 1n
}

/** Every second digit from the right is doubled, and the sum of all digits ends in 0. @source ISO/IEC 7812-1:2017, annex B */
function isCard(found: string): boolean {
  const digits = [...found.replace(/\D/g, '')].map(Number).reverse()
  const sum = digits.reduce((total, digit, place) => total + (place % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit), 0)
  return sum % 10 === 0 && new Set(digits).size > 1
}
