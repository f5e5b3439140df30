import type { Transport } from '../../core/transport.ts'
import { ProviderError } from './errors.ts'
import { type Provider, type ProviderTerms, readProvider } from './provider.ts'

/** Other subnets as they were when their manifests were last read. */
export interface FollowedProviders {
  /** By name. */
  current(): ReadonlyMap<string, Provider>
  /**
   * Reads all manifests anew; one that cannot be had stays as it was.
   * @throws {@link ProviderError} the first failure, after all have been read
   */
  refresh(): Promise<void>
}

/** Starts with none: the first refresh finds them. */
export function followProviders(terms: readonly ProviderTerms[], transport: Transport): FollowedProviders {
  let known = new Map<string, Provider>()
  return {
    current: () => known,
    async refresh() {
      const before = [...known.values()]
      const read = await Promise.allSettled(terms.map((one) => readProvider(one, transport)))
      const failures = read.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
      const now = new Map<string, Provider>()
      for (const [n, { origin }] of terms.entries()) {
        const result = read[n]!
        const provider = result.status === 'fulfilled' ? result.value : before.find((one) => one.origin === origin)
        if (!provider) continue
        const { name } = provider.manifest
        const first = now.get(name)
        if (first)
          failures.push(new ProviderError({ provider: origin, expected: 'a name of its own', got: `${name}, that of ${first.origin}` }))
        else now.set(name, provider)
      }
      known = now
      if (failures.length > 0) throw failures[0]
    },
  }
}
