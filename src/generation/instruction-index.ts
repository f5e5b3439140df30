import { listKnownInstructions } from '../store/known-instructions.ts'
import type { Db } from '../store/open-store.ts'
import { wordStems } from '../text/word-stems.ts'
import { fromBytes, toBits } from './vector-bytes.ts'

/** Rows read at a time: some 20 ms of work, so that nothing else waits long. */
const BATCH = 300
/** Words that a larger share of more than so many instructions have are passed over: they find nothing, and their lists are the longest. */
const COMMON = 0.3
const MANY = 1000

/**
 * Finds the known instructions that come closest to a new one, in memory: a list of instructions for every word, and one bit for every
 * dimension of the vectors. It answers from what it has read; {@link InstructionIndex.catchUp} reads what has been added since, by whomever.
 * @cost memory and time grow with the number of instructions: bench/near-duplicates.ts measures both
 */
export interface InstructionIndex {
  /** @returns the id of the last one that it has read; 0 = none */
  catchUp(db: Db): Promise<number>
  /** Ids of those that share the rarest words, best first; those that share less than half as much as the best are left out. */
  nearestByWords(stems: ReadonlySet<string>, most: number): number[]
  /** Ids of those whose vectors point most nearly the same way, by the signs of their coordinates. */
  nearestByVector(vector: Float32Array, most: number): number[]
  /** The words of one of them, as `wordStems` gives them. */
  stemsOf(id: number): ReadonlySet<string>
  /** How rare a word is among all of them: ln((n + 1) / (d + 1/2)) for a word that d of n have, and at least a little. */
  rarity(stem: string): number
}

/** @param embedder name of the one whose vectors are compared: others are passed over */
export function createInstructionIndex(embedder: string | undefined): InstructionIndex {
  const ids: number[] = []
  const placeOf = new Map<number, number>()
  /** Every word has a number: its place here, and in the lists of the instructions that have it. */
  const words: string[] = []
  const numberOf = new Map<string, number>()
  const postings: number[][] = []
  /** The numbers of the words of all instructions one after the other, and where those of each begin. */
  const starts = [0]
  let said = new Uint32Array(1024)
  /** Places in `ids`, and the bits of their vectors one after the other. */
  const coded: number[] = []
  let codes = new Uint32Array(1024)

  const lastId = () => ids.at(-1) ?? 0
  const listOf = (stem: string): readonly number[] => postings[numberOf.get(stem) ?? -1] ?? []
  const rarity = (stem: string) => Math.max(0.05, Math.log((ids.length + 1) / (listOf(stem).length + 0.5)))
  function add(id: number, stems: ReadonlySet<string>): number {
    const place = ids.push(id) - 1
    placeOf.set(id, place)
    const numbers = Uint32Array.from(stems, (stem) => {
      const known = numberOf.get(stem)
      if (known !== undefined) return known
      numberOf.set(stem, words.push(stem) - 1)
      return postings.push([]) - 1
    })
    for (const number of numbers) postings[number]!.push(place)
    said = append(said, starts.at(-1)!, numbers)
    starts.push(starts.at(-1)! + numbers.length)
    return place
  }
  return {
    rarity,
    async catchUp(db) {
      for (;;) {
        const rows = await listKnownInstructions(db, { after: lastId(), limit: BATCH })
        for (const { id, text, vector, embedder: by } of rows) {
          if (id <= lastId()) continue // another call has read it meanwhile
          const place = add(id, wordStems(text))
          if (!vector || by !== embedder) continue
          const bits = toBits(fromBytes(vector))
          codes = append(codes, coded.length * bits.length, bits)
          coded.push(place)
        }
        if (rows.length < BATCH) return lastId()
      }
    },
    nearestByWords(stems, most) {
      const shared = new Float64Array(ids.length)
      for (const stem of stems) {
        const list = listOf(stem)
        if (ids.length > MANY && list.length > COMMON * ids.length) continue
        const weight = rarity(stem) ** 2
        for (const place of list) shared[place]! += weight
      }
      for (let place = 0; place < shared.length; place++)
        if (shared[place]! > 0) shared[place]! /= Math.sqrt(starts[place + 1]! - starts[place]!)
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
    stemsOf(id) {
      const place = placeOf.get(id)
      if (place === undefined) return new Set()
      return new Set(Array.from(said.subarray(starts[place], starts[place + 1]), (number) => words[number]!))
    },
  }
}

/** Writes numbers into an array from a place on, in a larger copy of it where it is full. */
function append(array: Uint32Array<ArrayBuffer>, at: number, numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const end = at + numbers.length
  let grown = array
  if (end > array.length) {
    grown = new Uint32Array(Math.max(end, 2 * array.length))
    grown.set(array)
  }
  grown.set(numbers, at)
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
