import { answer, type Skill } from './skill.ts'

/** Words to fill sentences with: whatever letter is forbidden, some are left. */
const FILLERS = 'my big tin is in it at his mill by that old bay shop near our red home where kind people meet under bright stars'.split(
  ' ',
)
/** A sentence takes so many of them. */
const FILLED = 4

/** What a text must obey, as far as it was said. */
interface Rules {
  readonly lines: number
  readonly bullets: boolean
  readonly begins: string | undefined
  readonly ends: string | undefined
  /** In the order in which they must be said. */
  readonly mentions: readonly string[]
  readonly forbidden: string | undefined
  readonly small: boolean
}

/** A short text that obeys rules: so many sentences or lines, words to begin with, to mention and to avoid, or a JSON object. */
export const obeyRules: Skill = {
  name: 'rules',
  async attempt({ text }) {
    if (!/\bmust\b|have exactly \d+ sentences|list of exactly|JSON object with exactly/i.test(text)) return undefined
    const keys = /exactly the keys ((?:"[^"]+"(?:, )?)+)/.exec(text)?.[1]
    const mentions = [...text.matchAll(/mention the word "([^"]+)"/g)].map(([, word]) => word!)
    if (keys)
      return answer(
        JSON.stringify(Object.fromEntries(quotedIn(keys).map((key, at) => [key, fieldOf(key, text, at === 0 ? mentions : [])]))),
      )
    const count = /exactly (\d+) (sentences|lines)/.exec(text)
    if (!count) return undefined
    const [, first, second] = /say "([^"]+)" before "([^"]+)"/.exec(text) ?? []
    const rules = {
      lines: Number(count[1]),
      bullets: count[2] === 'lines',
      begins: /begin with the word "([^"]+)"/.exec(text)?.[1],
      ends: /end with the word "([^"]+)"/.exec(text)?.[1],
      mentions: [...new Set([...(first && second ? [first, second] : []), ...mentions])],
      forbidden: /not contain the letter "(.)"/.exec(text)?.[1],
      small: /in small letters only/.test(text),
    }
    return answer(write(rules))
  },
}

function write({ lines, bullets, begins, ends, mentions, forbidden, small }: Rules): string {
  const fillers = FILLERS.filter((word) => forbidden === undefined || !word.includes(forbidden))
  const texts = Array.from({ length: lines }, (_, at) => {
    const own = Array.from({ length: FILLED }, (_, n) => fillers[(at * FILLED + n) % fillers.length]!)
    const mentioned = at === 0 ? mentions : []
    const parts = [...(at === 0 && begins ? [begins] : []), ...mentioned, ...own, ...(at === lines - 1 && ends ? [ends] : [])]
    const said = parts.join(' ')
    return bullets ? `- ${said}` : `${said[0]!.toUpperCase()}${said.slice(1)}.`
  })
  const whole = texts.join(bullets ? '\n' : ' ')
  return small ? whole.toLowerCase() : whole
}

/** What a key of the object must hold: a number within bounds, a list of so many texts, or a text. */
function fieldOf(key: string, text: string, mentions: readonly string[]): number | string | string[] {
  const number = new RegExp(`as "${key}" a number from (-?[\\d.]+)`).exec(text)?.[1]
  if (number !== undefined) return Number(number)
  const count = new RegExp(`as "${key}" a list of exactly (\\d+)`).exec(text)?.[1]
  if (count !== undefined) return FILLERS.slice(0, Number(count))
  return ['my', key, ...mentions].join(' ')
}

const quotedIn = (text: string) => [...text.matchAll(/"([^"]+)"/g)].map(([, word]) => word!)
