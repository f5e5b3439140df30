import { sha256Hex } from '../core/hash.ts'
import type { AttemptId } from '../store/task-attempts.ts'
import { minHash, minHashBands } from '../text/min-hash.ts'
import { normaliseText } from '../text/normalise-text.ts'
import { shingles } from '../text/shingles.ts'

/** 64 places in bands of four: copies share a band with probability 0.9998, texts with a quarter in common in one case of sixteen. */
const SIGNATURE = 64
const BAND = 4
/** Of a longer text only the beginning is compared: no instruction is as long, and nobody may keep us busy with one. */
const MOST_CHARACTERS = 20_000

/** An instruction, with what its author knows of it beyond its text. */
export interface Asked {
  readonly text: string
  readonly title?: string
  /** The words of its requirements. */
  readonly asks?: readonly string[]
  /** Other instructions of its kind, which ask for something else: they show what all of that kind say, while few are known yet. */
  readonly kin?: readonly string[] | undefined
}

/** What an instruction is compared by. */
export interface Sketch {
  readonly text: string
  readonly hash: string
  /** See {@link runsOf}. */
  readonly runs: ReadonlySet<string>
  readonly bands: readonly number[]
  /** The title and the requirements, as far as they are known; as {@link normaliseText} leaves them. */
  readonly title: string | null
  readonly asks: string | null
  readonly kin: readonly string[]
  /** The attempt that asks. What it made known itself, when it was made before, it does not repeat. */
  readonly self: AttemptId | undefined
}

export function sketchInstruction({ text: whole, title, asks, kin = [] }: Asked, self?: AttemptId): Sketch {
  const text = whole.slice(0, MOST_CHARACTERS).toWellFormed().replaceAll('\0', '\ufffd')
  const runs = runsOf(text)
  return {
    text,
    hash: sha256Hex(normaliseText(text)),
    runs,
    bands: minHashBands(minHash(runs, SIGNATURE), BAND),
    title: title === undefined ? null : normaliseText(title),
    asks: asks === undefined ? null : normaliseText(asks.join('\n').slice(0, MOST_CHARACTERS)),
    kin,
    self,
  }
}

/** Whether a known instruction was made known by the very attempt that asks. */
export function isOwn({ self }: Sketch, row: { readonly stream: string | null; readonly n: number | null }): boolean {
  return self !== undefined && row.stream === self.stream && row.n === self.n
}

/** The runs of three words of a text, as {@link normaliseText} leaves it. */
export function runsOf(text: string): Set<string> {
  return shingles(normaliseText(text).split(' ').filter(Boolean), 3)
}
