import { useSearchParams } from 'wouter'
import type { IntegrityStream } from '../../../src/protocol/integrity.ts'
import { withParameter } from '../explore/use-mechid.ts'

/** One validator's mechanism, as a word of an address. */
export function streamKey({ validator, mechid }: Pick<IntegrityStream, 'validator' | 'mechid'>): string {
  return `${validator}.${mechid}`
}

/** Whose records are looked at: part of the address, so that it can be passed on; the first where that names none. */
export function useStream(streams: readonly IntegrityStream[]): [IntegrityStream | undefined, (key: string) => void] {
  const [search, setSearch] = useSearchParams()
  const given = search.get('stream')
  const chosen = streams.find((stream) => streamKey(stream) === given) ?? streams[0]
  return [chosen, (key) => setSearch((before) => withParameter(before, 'stream', key), { replace: true })]
}
