import type { Rng } from '../../../core/rng.ts'
import type { Conversation, Indirection } from '../question.ts'
import type { CorpusDocument } from '../sources/corpus-document.ts'
import type { Universe } from '../sources/names.ts'

/** What is compared with answers: names of things of one kind, or a number. */
export type FactAnswer =
  | {
      readonly kind: 'names'
      readonly universe: Universe
      readonly right: readonly (readonly string[])[]
      readonly onTheWay?: readonly string[]
    }
  | { readonly kind: 'number'; readonly value: number }

/** A question about facts before it is checked: both ways to its answer must have come to the same. */
export interface FactQuestion {
  readonly subtopic: string
  readonly goal: string
  readonly query: string
  readonly essentials: readonly string[]
  readonly conversation?: Conversation
  /** Other ways to say the essentials. */
  readonly indirections?: readonly Indirection[]
  readonly documents: readonly CorpusDocument[]
  readonly answer: FactAnswer
  /** In words of two ways to find it, each with what it found, for comparison. */
  readonly ways: readonly [FoundAnswer, FoundAnswer]
}

export interface FoundAnswer {
  readonly by: string
  readonly found: string | undefined
  readonly says: string
  /** Facts it rests on: place of the document, label of the fact. */
  readonly cites: readonly (readonly [document: number, label: string])[]
}

/** A way to ask about facts; `undefined` where a draw gives none. */
export interface FactFamily {
  readonly name: string
  readonly topic: string
  /** In [0, 1]: how hard, as we judge it. */
  readonly difficulty: number
  draw(rng: Rng): FactQuestion | undefined
}
