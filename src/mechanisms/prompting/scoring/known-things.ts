import { namedThings } from './named-things.ts'

/** What a source knows, to be held against what answers claim: its numbers and names, and its words as they stand, for a name may begin a sentence. Lower case. */
export function knownThings(source: string): Set<string> {
  const words = source
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}'’-]+/gu)
  return new Set([...namedThings(source), ...(words ?? [])])
}
