import type { Rng } from '../../../core/rng.ts'
import type { CorpusDocument } from '../sources/corpus-document.ts'
import type { KnownClaim } from '../verifiers/check-claims.ts'

/** A fact as a text tells it at length, and as summaries put it. */
export interface ToldFact {
  /** Label of the fact in its document. */
  readonly fact: string
  readonly claim: KnownClaim
  /** In a long sentence that says it once. */
  readonly told: string
  /** After the name of what it is about. */
  readonly short: string
  /** In a sentence of its own that names what it is about. */
  readonly whole: string
}

/** What a text is about, with all that can be told of it. */
export interface Subject {
  readonly topic: string
  readonly name: string
  readonly document: CorpusDocument
  /** @param others what else the text is about: what is true of them is no contradiction */
  facts(rng: Rng, others: readonly Subject[]): readonly ToldFact[]
}
