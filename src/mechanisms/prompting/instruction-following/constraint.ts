import * as z from 'zod'

const word = z.string().min(1)
const count = z.number().int().min(1)

/** Something that an answer must obey and that a program can check. */
export const Constraint = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sentences'), count }),
  z.object({ kind: z.literal('bullets'), count }),
  z.object({ kind: z.literal('keys'), keys: z.array(word).min(2) }),
  z.object({ kind: z.literal('list'), key: word, count }),
  z.object({ kind: z.literal('number'), key: word, least: z.number(), most: z.number() }),
  z.object({ kind: z.literal('begins'), word }),
  z.object({ kind: z.literal('ends'), word }),
  z.object({ kind: z.literal('mentions'), word }),
  z.object({ kind: z.literal('before'), first: word, second: word }),
  z.object({ kind: z.literal('without-letter'), letter: z.string().length(1) }),
  z.object({ kind: z.literal('without-comma') }),
  z.object({ kind: z.literal('most-words'), count }),
  z.object({ kind: z.literal('fewest-words'), count }),
  z.object({ kind: z.literal('small-letters') }),
])
export type Constraint = z.infer<typeof Constraint>

/** As it is told to whoever answers, after "it must". */
export function describeConstraint(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'sentences':
      return `have exactly ${constraint.count} sentences, each ending in a full stop`
    case 'bullets':
      return `be a list of exactly ${constraint.count} lines, each starting with "- ", and nothing else`
    case 'keys':
      return `be one JSON object with exactly the keys ${constraint.keys.map((key) => `"${key}"`).join(', ')}, and nothing around it`
    case 'list':
      return `have as "${constraint.key}" a list of exactly ${constraint.count} texts, no two alike`
    case 'number':
      return `have as "${constraint.key}" a number from ${constraint.least} to ${constraint.most}`
    case 'begins':
      return `begin with the word "${constraint.word}"`
    case 'ends':
      return `end with the word "${constraint.word}"`
    case 'mentions':
      return `mention the word "${constraint.word}"`
    case 'before':
      return `say "${constraint.first}" before "${constraint.second}"`
    case 'without-letter':
      return `not contain the letter "${constraint.letter}", small or capital`
    case 'without-comma':
      return 'not contain a comma'
    case 'most-words':
      return `have ${constraint.count} words at the most`
    case 'fewest-words':
      return `have at least ${constraint.count} words`
    case 'small-letters':
      return 'be in small letters only'
  }
}
