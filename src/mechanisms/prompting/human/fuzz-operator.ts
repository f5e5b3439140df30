import type { Rng } from '../../../core/rng.ts'
import type { Persona } from '../persona.ts'
import type { Manner } from './manner.ts'

/** What an operator changes a text by. */
export interface FuzzContext {
  /** In [0, 1]: how much of what it may change it does; lambda times its {@link FuzzOperator.weight}. */
  readonly strength: number
  readonly persona: Persona
  readonly manner: Manner
  /** Stream of this text. */
  readonly rng: Rng
  /** Stream of the whole conversation, for what somebody always does: fork it, never draw from it. */
  readonly habits: Rng
  /** The first text of a conversation, or one that answers. */
  readonly turn: 'first' | 'later'
}

/**
 * One way in which people write otherwise than clearly. Pure: same text and streams, same result. Protected spans stand in the text as single
 * characters of Unicode's private use area (see `protect-spans.ts`): an operator may move them, but neither change nor lose one.
 */
export interface FuzzOperator {
  readonly name: string
  /** In [0, 1]: how strong it is in somebody of that manner at lambda = 1. */
  weight(manner: Manner): number
  apply(text: string, context: FuzzContext): string
}
