import type { Rng } from '../../../core/rng.ts'
import type { Persona } from '../persona.ts'
import type { FuzzContext } from './fuzz-operator.ts'
import { FUZZ_OPERATORS } from './fuzz-operators.ts'
import { mannerOf } from './manner.ts'
import { protectSpans } from './protect-spans.ts'

/** An operator that changed a text. */
export interface AppliedOperator {
  readonly name: string
  /** In [0, 1]: how strong it was. */
  readonly strength: number
}

/** Who says a text, how much of their manner shows, and when. */
export interface Speaking {
  readonly persona: Persona
  /** In [0, 1]: 0 = a text stays as it is, byte for byte. */
  readonly lambda: number
  /** Stream of this text. */
  readonly rng: Rng
  /** Stream of the conversation it belongs to. */
  readonly habits: Rng
  readonly turn: 'first' | 'later'
}

/**
 * A text as a persona would say it. What holds a number, code or formula, quotations, lists and `spans` survive byte for byte.
 *
 * @param spans to be protected besides
 * @cost linear in the text, for up to a few thousand characters under a millisecond
 */
export function fuzzText(
  text: string,
  spans: readonly string[],
  { persona, lambda, rng, habits, turn }: Speaking,
): { text: string; operators: AppliedOperator[] } {
  const manner = mannerOf(persona)
  const shielded = protectSpans(text, spans)
  const operators: AppliedOperator[] = []
  let said = shielded.text
  for (const { name, weight, apply } of FUZZ_OPERATORS) {
    const strength = lambda * weight(manner)
    if (strength === 0) continue
    const context: FuzzContext = { strength, persona, manner, rng: rng.fork(name), habits, turn }
    const changed = apply(said, context)
    if (changed !== said) operators.push({ name, strength })
    said = changed
  }
  return { text: shielded.restore(said), operators }
}
