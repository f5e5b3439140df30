import type { Rng } from '../../../core/rng.ts'
import type { Question } from '../question.ts'

/** A text in which some names are said in other words. */
export interface Indirect {
  readonly text: string
  /** What was said instead of which essential. */
  readonly said: readonly { readonly span: string; readonly says: string }[]
}

/**
 * Names things by what they are like instead of by their name, as far as the question knows how; where one comes up again, by "that one".
 *
 * @param strength in [0, 1]: chance for each name
 * @returns the text as it was where nothing is known of its names
 */
export function sayIndirectly(text: string, { indirections = [] }: Question, strength: number, rng: Rng): Indirect {
  const said: { span: string; says: string }[] = []
  let rest = text
  for (const span of new Set(indirections.map((one) => one.span))) {
    const [dice, choice] = [rng.fork(span).next(), rng.fork(`${span}/choice`)]
    if (dice >= strength || !rest.includes(span)) continue
    const { says } = choice.pick(indirections.filter((one) => one.span === span))
    rest = rest.replace(span, () => says)
    rest = rest.replaceAll(says, '\u0000').replaceAll(span, 'that one').replaceAll('\u0000', says)
    said.push({ span, says })
  }
  return { text: rest, said }
}
