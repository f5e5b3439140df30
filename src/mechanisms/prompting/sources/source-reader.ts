import type { Rng } from '../../../core/rng.ts'
import type { Snapshot } from '../question.ts'

/** A text with what it is about. */
export interface SourceText {
  readonly topic: string
  readonly subtopic: string
  readonly snapshot: Snapshot
}

/** Texts of the world to make questions of: built-in ones, and live ones where they are configured and can be had. */
export interface SourceReader {
  /** One text at random. Never fails: a live source that is dead gives way to what is cached or built in. */
  draw(rng: Rng): Promise<SourceText>
  /** What is wrong with the live sources, in words; empty when all is well. */
  problems(): readonly string[]
}
