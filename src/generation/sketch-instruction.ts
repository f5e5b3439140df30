import { sha256Hex } from '../core/hash.ts'
import type { Embedder } from '../models/embedder.ts'
import { minHash, minHashBands } from '../text/min-hash.ts'
import { normaliseText } from '../text/normalise-text.ts'
import { shingles } from '../text/shingles.ts'
import { toBytes } from './vector-bytes.ts'

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
  readonly vector: Float32Array | undefined
  /** The title and the requirements, as far as they are known; as {@link normaliseText} leaves them. */
  readonly title: string | null
  readonly asks: string | null
  readonly kin: readonly string[] | undefined
}

export async function sketchInstruction({ text: whole, title, asks, kin }: Asked, embedder: Embedder | undefined): Promise<Sketch> {
  const text = whole.slice(0, MOST_CHARACTERS).toWellFormed().replaceAll('\0', '\ufffd')
  const said = normaliseText(text)
  const runs = runsOf(text)
  const [vector] = embedder ? await embedder.embed([text]) : []
  return {
    text,
    hash: sha256Hex(said),
    runs,
    bands: minHashBands(minHash(runs, SIGNATURE), BAND),
    vector,
    title: title === undefined ? null : normaliseText(title),
    asks: asks === undefined ? null : normaliseText(asks.join('\n').slice(0, MOST_CHARACTERS)),
    kin,
  }
}

/** As it is kept, but for whose it is. */
export function knownRow({ text, hash, bands, vector, title, asks }: Sketch, embedder: Embedder | undefined) {
  return {
    text,
    hash,
    bands: [...bands],
    title,
    asks,
    outcome: null,
    vector: vector ? toBytes(vector) : null,
    embedder: vector && embedder ? embedder.name : null,
  }
}

/** The runs of three words of a text, as {@link normaliseText} leaves it. */
export function runsOf(text: string): Set<string> {
  return shingles(normaliseText(text).split(' ').filter(Boolean), 3)
}
