import type { Rng } from '../core/rng.ts'
import type { Check } from '../sandbox/check.ts'
import type { EditFamily } from './edit-family.ts'
import type { MadeKind } from './made-kind.ts'

/** One thing that an instruction asks for, separate from all others. */
export interface BriefRequirement {
  /** Names it in provenance, such as `speed slider`; unique within the brief. */
  readonly name: string
  readonly kind: 'feature' | 'action' | 'constraint'
  /** Always asked for: without it the response is no joy to look at. */
  readonly essential?: boolean
  /** The sentence in the instruction that asks for it. */
  readonly words: string
  /** Finds out whether a response meets it. */
  readonly check: Check
  /** Ways to ask for something that does not meet it; at least one. */
  readonly worse: readonly Deviation[]
}

export interface Deviation {
  readonly family: EditFamily
  /** The sentence of the augmented instruction, instead of the requirement's. */
  readonly words: string
}

/** One edit of a brief's instruction: a requirement left out, or asked for otherwise. */
export interface BriefEdit {
  /** Name of the requirement. */
  readonly requirement: string
  /** Index among the requirement's `worse`; absent = dropped. */
  readonly worse?: number
}

/**
 * What the built-in generator knows of one task: an instruction in separate requirements, each with its check, and the pieces from which
 * it builds the response to that instruction or to any edited one. A rule-made stand-in for a language model, labelled so everywhere.
 */
export interface Brief {
  readonly kind: MadeKind
  /** Names its family in provenance, such as `particle-field`. */
  readonly family: string
  readonly domain: string
  readonly title: string
  readonly requirements: readonly BriefRequirement[]
  /** The request in words with exactly these sentences as its requirements, in the order of `requirements`. */
  readonly instruct: (sentences: readonly { readonly kind: BriefRequirement['kind']; readonly words: string }[]) => string
  /** What follows the instruction with these edits. */
  readonly respond: (edits: readonly BriefEdit[]) => string
}

/** What a brief is drawn for: whom it serves and with what mind, as the task's seed says. */
export interface BriefSeed {
  /** Who asks or for whom it is, such as `a small museum`: words that fit after "for". */
  readonly persona: string
  /** Kinds of requirement to prefer, by name; what the family does not have is passed over. */
  readonly prefer: readonly string[]
}

/** A kind of task that the built-in generator can make. Same stream and seed, same brief. */
export interface BriefFamily {
  readonly name: string
  readonly domain: string
  readonly kind: MadeKind
  readonly draw: (rng: Rng, seed: BriefSeed) => Brief
}
