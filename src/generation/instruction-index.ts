import { listKnownInstructions } from '../store/known-instructions.ts'
import type { Db } from '../store/open-store.ts'
import { wordStems } from '../text/word-stems.ts'
import { fromBytes, toBits } from './vector-bytes.ts'

/** Rows read at a time: some 20 ms of work, so that nothing else waits long. */
const BATCH = 300

/**
 * Finds the known instructions that come closest to a new one, in memory: a list of instructions for every word, and one bit for every
 * dimension of the vectors. It answers from what it has read; {@link InstructionIndex.catchUp} reads what has been added since, by whomever.
 * @cost memory and time grow with the number of instructions: bench/near-duplicates.ts measures both
 */
export interface InstructionIndex {
  catchUp(db: Db): Promise<void>
  /** Ids of those that share the rarest words, best first; those that share less than half as much as the best are left out. */
  nearestByWords(stems: ReadonlySet<string>, most: number): number[]
  /** Ids of those whose vectors point most nearly the same way, by the signs of their coordinates. */
  nearestByVector(vector: Float32Array, most: number): number[]
  /** How rare a word is among all of them: ln((n + 1) / (d + 1/2)) for a word that d of n have, and at least a little. */
  rarity(stem: string): number
}

/** @param embedder name of the one whose vectors are compared: others are passed over */
export function createInstructionIndex(embedder: string | undefined): InstructionIndex {
  const ids: number[] = []
  const postings = new Map<string, number[]>()
  const lengths: number[] = []
  /** Places in `ids`, and the bits of their vectors one after the other. */
  const coded: number[] = []
  let codes = new Uint32Array(1024)

  const rarity = (stem: string) => Math.max(0.05, Math.log((ids.length + 1) / ((postings.get(stem)?.length ?? 0) + 0.5)))
  return {
    rarity,
    async catchUp(db) {
      for (;;) {
        const rows = await listKnownInstructions(db, { after: ids.at(-1) ?? 0, limit: BATCH })
        for (const { id, text, vector, embedder: by } of rows) {
          if (id <= (ids.at(-1) ?? 0)) continue // another call has read it meanwhile
          const stems = wordStems(text)
          const place = ids.push(id) - 1
          lengths.push(stems.size)
          for (const stem of stems) {
            const list = postings.get(stem)
            if (list) list.push(place)
            else postings.set(stem, [place])
          }
          if (vector && by === embedder) codes = append(codes, coded.push(place) - 1, toBits(fromBytes(vector)))
        }
        if (rows.length < BATCH) return
      }
    },
    nearestByWords(stems, most) {
      const shared = new Float64Array(ids.length)
      for (const stem of stems) {
        const weight = rarity(stem) ** 2
        for (const place of postings.get(stem) ?? []) shared[place]! += weight
      }
      for (const [place, length] of lengths.entries()) shared[place]! /= Math.sqrt(length)
      const best = highest(shared, most)
      return best.filter((place) => shared[place]! > 0 && shared[place]! >= shared[best[0]!]! / 2).map((place) => ids[place]!)
    },
    nearestByVector(vector, most) {
      const bits = toBits(vector)
      const near = new Float64Array(coded.length)
      for (let n = 0, at = 0; n < coded.length; n++) {
        let differing = 0
        for (let word = 0; word < bits.length; word++, at++) differing += countBits(codes[at]! ^ bits[word]!)
        near[n] = -differing
      }
      return highest(near, most).map((n) => ids[coded[n]!]!)
    },
  }
}

function append(codes: Uint32Array<ArrayBuffer>, n: number, bits: Uint32Array): Uint32Array<ArrayBuffer> {
  const end = (n + 1) * bits.length
  let grown = codes
  if (end > codes.length) {
    grown = new Uint32Array(Math.max(end, 2 * codes.length))
    grown.set(codes)
  }
  grown.set(bits, n * bits.length)
  return grown
}

/** Places of the highest values, highest first; of equal ones the first. */
function highest(values: Float64Array, most: number): number[] {
  const best: number[] = []
  for (let place = 0; place < values.length; place++) {
    const value = values[place]!
    if (best.length === most && value <= values[best.at(-1)!]!) continue
    let at = best.length
    while (at > 0 && values[best[at - 1]!]! < value) at--
    best.splice(at, 0, place)
    if (best.length > most) best.pop()
  }
  return best
}

/** How many bits of a 32-bit number are set, by adding neighbours in ever wider fields. */
function countBits(number: number): number {
  let bits = number - ((number >>> 1) & 0x5555_5555)
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
