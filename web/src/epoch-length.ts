import { useQuery } from '@tanstack/react-query'
import { queries } from './queries.ts'

/** A span in words: 20000 is "about 20 s", 4320000 "about 72 min". */
export function spanWords(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return seconds < 120 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`
}

/** How long an epoch of this network takes, in words; `undefined` until that is known. */
export function useEpochLength(): string | undefined {
  return useQuery({ ...queries.network(), select: ({ tempo, blockMs }) => spanWords(tempo * blockMs) }).data
}
