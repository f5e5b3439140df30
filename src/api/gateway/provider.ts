import { hexToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod'
import { canonicalJson } from '../../core/canonical-json.ts'
import { hashOf } from '../../core/hash.ts'
import { readAtMost } from '../../core/read-at-most.ts'
import type { Transport } from '../../core/transport.ts'
import { unlessAborted } from '../../core/unless-aborted.ts'
import { verifySignature } from '../../identity/verify-signature.ts'
import { Hotkey } from '../../protocol/ids.ts'
import { checkableSchema } from './checkable-schema.ts'
import { ProviderError } from './errors.ts'

const Name = z.string().regex(/^[a-z0-9-]{2,40}$/)
const JsonSchema = z.record(z.string(), z.json())

/** One thing that a provider does for a price. */
const Capability = z.object({
  name: Name,
  words: z.string().min(1).max(300).describe('what it does, for people'),
  path: z
    .string()
    .regex(/^\/[\w./-]{0,200}$/)
    .describe('where to POST its input, on the origin of the manifest'),
  input: JsonSchema.describe('JSON Schema of what it takes'),
  output: JsonSchema.describe('JSON Schema of what it gives'),
  usdPerCall: z.number().min(0).max(1000),
  timeoutMs: z.int().min(1).max(120_000),
})

/** What another subnet offers, in its own words. */
export const ProviderManifest = z.object({
  name: Name,
  netuid: z.int().min(0).max(65_535),
  version: z.string().min(1).max(40),
  capabilities: z.array(Capability).min(1).max(50),
  limits: z.object({ callsPerMinute: z.int().min(1), mostInputBytes: z.int().min(1), mostOutputBytes: z.int().min(1).max(10_000_000) }),
  signer: Hotkey.describe('signs the manifest and every response'),
})
export type ProviderManifest = z.infer<typeof ProviderManifest>

const Signature = z.string().regex(/^0x[0-9a-f]{128}$/)
const SignedManifest = z.object({ manifest: ProviderManifest, signature: Signature })

/** What the operator says of a provider, whatever its manifest says. */
export interface ProviderTerms {
  readonly origin: string
  /** The key that the operator knows it by: a manifest can name any. */
  readonly signer: string
  /** At most so much is spent on it in a day (UTC). */
  readonly usdPerDay: number
  /** What costs more for a call is not offered. */
  readonly mostUsdPerCall: number
  /** A call is given up after so long, where the manifest does not say less. */
  readonly timeoutMs: number
}

/** One thing that a provider can be asked for. */
export interface OfferedCapability extends Pick<z.infer<typeof Capability>, 'name' | 'path' | 'usdPerCall' | 'timeoutMs'> {
  /** Check what goes in and what comes out. */
  readonly input: z.ZodType
  readonly output: z.ZodType
}

/** Another subnet as it can be called. */
export interface Provider extends Pick<ProviderTerms, 'origin' | 'usdPerDay'> {
  readonly manifest: ProviderManifest
  readonly manifestHash: string
  /** Those of the manifest that the operator's terms allow, by name. */
  readonly capabilities: ReadonlyMap<string, OfferedCapability>
}

export const MANIFEST_PATH = '/.well-known/kumite-provider.json'
const MOST_MANIFEST_BYTES = 200_000
const MANIFEST_MS = 10_000

/** What a provider signs to vouch for its manifest. */
export function manifestText(manifest: ProviderManifest): Uint8Array {
  return new TextEncoder().encode(`kumite-provider-manifest:${canonicalJson(manifest)}`)
}

/** What a provider signs to vouch for one response: nobody else can answer in its name, nor it deny what it answered. */
export function responseText(facts: { provider: string; capability: string; requestHash: string; responseHash: string }): Uint8Array {
  return new TextEncoder().encode(`kumite-provider-response:${canonicalJson(facts)}`)
}

/** Whether the provider's key signed a text. */
export function isSignedBy({ signer }: Pick<ProviderManifest, 'signer'>, message: Uint8Array, signature: unknown): signature is string {
  const parsed = Signature.safeParse(signature)
  return parsed.success && verifySignature({ address: signer, scheme: 'sr25519', message, signature: hexToBytes(parsed.data.slice(2)) })
}

/**
 * Reads the manifest of a provider.
 * @throws {@link ProviderError} if it cannot be had, is not that of this provider, or holds a schema that cannot be checked in bounded time
 */
export async function readProvider(terms: ProviderTerms, transport: Transport): Promise<Provider> {
  const { origin, signer, usdPerDay } = terms
  const refuse = (expected: string, got: string, cause?: unknown) => new ProviderError({ provider: origin, expected, got, cause })
  let json: unknown
  try {
    const reading = transport(new Request(origin + MANIFEST_PATH, { redirect: 'error' })).then((reply) => {
      if (!reply.ok) throw new Error(`status ${reply.status}`)
      return readAtMost(reply, MOST_MANIFEST_BYTES)
    })
    json = JSON.parse(new TextDecoder().decode(await unlessAborted(AbortSignal.timeout(MANIFEST_MS), reading)))
  } catch (cause) {
    throw refuse('its manifest', cause instanceof Error ? cause.message : String(cause), cause)
  }
  const read = SignedManifest.safeParse(json)
  if (!read.success) throw refuse('a manifest', z.prettifyError(read.error).slice(0, 300))
  const { manifest, signature } = read.data
  if (manifest.signer !== signer) throw refuse(`a manifest of ${signer}`, `one of ${manifest.signer}`)
  if (!isSignedBy(manifest, manifestText(manifest), signature)) throw refuse('a signature over the manifest', 'another')
  const checker = (schema: z.infer<typeof JsonSchema>, where: string) => {
    try {
      return checkableSchema(schema)
    } catch (error) {
      throw refuse('schemas that can be checked', `${where}: ${error instanceof Error ? error.message : String(error)}`, error)
    }
  }
  const capabilities = manifest.capabilities
    .filter(({ usdPerCall }) => usdPerCall <= terms.mostUsdPerCall)
    .map(
      ({ name, path, usdPerCall, timeoutMs, input, output }) =>
        ({
          name,
          path,
          usdPerCall,
          timeoutMs: Math.min(timeoutMs, terms.timeoutMs),
          input: checker(input, `input of ${name}`),
          output: checker(output, `output of ${name}`),
        }) satisfies OfferedCapability,
    )
  return { origin, manifest, manifestHash: hashOf(manifest), usdPerDay, capabilities: new Map(capabilities.map((one) => [one.name, one])) }
}
