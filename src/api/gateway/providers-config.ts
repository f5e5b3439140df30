import * as z from 'zod'
import { Hotkey } from '../../protocol/ids.ts'
import { ProvidersConfigError } from './errors.ts'
import type { ProviderTerms } from './provider.ts'

const Origin = z
  .url({ protocol: /^https?$/, error: 'an http or https address' })
  .refine((text) => !URL.canParse(text) || text === new URL(text).origin, { error: 'an address without path, such as https://HOST' })

const ProvidersConfig = z.strictObject({
  providers: z
    .array(
      z.strictObject({
        origin: Origin,
        signer: Hotkey,
        usdPerDay: z.number().min(0).max(1_000_000),
        mostUsdPerCall: z.number().min(0).max(1000).default(1),
        timeoutMs: z.int().min(1).max(120_000).default(30_000),
      }),
    )
    .max(100)
    .refine((all) => new Set(all.map(({ origin }) => origin)).size === all.length, { error: 'every origin once' }),
})

/**
 * The other subnets that may be called, from an operator's file.
 * @param source what to call it in an error: the file's name
 * @throws {@link ProvidersConfigError} with the path of the first field that is wrong
 */
export function parseProvidersConfig(text: string, source: string): readonly ProviderTerms[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new ProvidersConfigError({ source, path: '', problem: 'expected JSON, got something else', cause })
  }
  const parsed = ProvidersConfig.safeParse(json)
  if (parsed.success) return parsed.data.providers
  const { path, message } = parsed.error.issues[0]!
  throw new ProvidersConfigError({ source, path: z.core.toDotPath(path), problem: message.slice(0, 300), cause: parsed.error })
}
