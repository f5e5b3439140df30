import type { Rng } from '../../../core/rng.ts'
import type { Constraint } from './constraint.ts'
import { ADJECTIVES, DETERMINERS, NOUNS, PLACES, VERBS, withoutLetter } from './word-bank.ts'

/** How a sentence is built: whether its place comes last or first. */
export type Build = 'place last' | 'place first'

/** A text that obeys all constraints, made of the word bank: what has to be mentioned is what its sentences are about, in that order. */
export function obedientText(rng: Rng, constraints: readonly Constraint[], build: Build): string {
  const find = <Kind extends Constraint['kind']>(kind: Kind) =>
    constraints.find((each): each is Extract<Constraint, { kind: Kind }> => each.kind === kind)
  const letter = find('without-letter')?.letter
  const bank = (list: readonly string[]) => rng.pick(withoutLetter(list, letter))
  const topics = constraints.flatMap((each) => (each.kind === 'mentions' ? [each.word] : []))
  const order = find('before')
  const about = order ? [...new Set([order.first, order.second, ...topics])] : topics
  const phrase = (noun: string) => `${bank(DETERMINERS)} ${bank(ADJECTIVES)} ${noun}`
  const clause = (noun: string) =>
    build === 'place last' ? `${phrase(noun)} ${bank(VERBS)} ${bank(PLACES)}` : `${bank(PLACES)} ${phrase(noun)} ${bank(VERBS)}`

  const keys = find('keys')
  if (keys) return jsonText(rng, keys.keys, constraints, about, clause)

  const bullets = find('bullets')
  const count = bullets?.count ?? find('sentences')?.count ?? 1
  const clauses = Array.from({ length: count }, (_, n) => clause(about[n] ?? bank(NOUNS)))
  for (const noun of about.slice(count)) clauses[count - 1] += ` with ${phrase(noun)}`
  const begins = find('begins')
  if (begins) clauses[0] = `${begins.word} ${clauses[0]}`
  const ends = find('ends')
  if (ends) clauses[count - 1] += ` with ${phrase(ends.word)}`
  const written = bullets ? clauses.map((each) => `- ${capital(each)}`).join('\n') : clauses.map((each) => `${capital(each)}.`).join(' ')
  return find('small-letters') ? written.toLowerCase() : written
}

function jsonText(
  rng: Rng,
  keys: readonly string[],
  constraints: readonly Constraint[],
  about: readonly string[],
  clause: (noun: string) => string,
): string {
  const free = keys.find((key) => !constraints.some((each) => 'key' in each && each.key === key))
  const values = keys.map((key): [string, unknown] => {
    const rule = constraints.find((each) => 'key' in each && each.key === key)
    if (rule?.kind === 'number') return [key, rng.int(Math.ceil(rule.least), Math.floor(rule.most))]
    if (rule?.kind === 'list') return [key, rng.shuffle(NOUNS).slice(0, rule.count)]
    return [key, key === free ? about.map(clause).join(' and ') : clause(rng.pick(NOUNS))]
  })
  return JSON.stringify(Object.fromEntries(values))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
