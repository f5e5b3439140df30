import { MalformedAuthError } from './errors.ts'
import type { Signer } from './signer.ts'
import { decodeAddress } from './ss58.ts'

/** What a request says of itself; nothing of it is proven yet. */
export interface AuthHeaders {
  readonly sender: string
  readonly receiver: string
  readonly nonce: string
  readonly scheme: Signer['scheme']
  /** 0x and 128 lower-case hex digits. */
  readonly signature: string
}

/**
 * Reads the btauth/1 headers, whatever the case of their names.
 * @throws {@link MalformedAuthError} unless each is there once and in its form
 */
export function readAuthHeaders(headers: Headers | Readonly<Record<string, unknown>>): AuthHeaders {
  const values = new Map<string, unknown[]>()
  for (const [name, value] of headers instanceof Headers ? headers : Object.entries(headers)) {
    if (value === undefined) continue
    const key = name.toLowerCase()
    values.set(key, [...(values.get(key) ?? []), value])
  }

  function read(header: string, expected: string, fits: (value: string) => boolean): string {
    const [value, ...doubled] = values.get(header.toLowerCase()) ?? []
    if (doubled.length > 0) throw new MalformedAuthError({ header, expected: 'there once', got: `${1 + doubled.length} of them` })
    if (typeof value !== 'string' || !fits(value)) throw new MalformedAuthError({ header, expected, got: value })
    return value
  }

  read('X-Bittensor-Version', '"1"', (value) => value === '1')
  const hasScheme = values.has('x-bittensor-crypto') // sr25519 is the one that is left out
  if (hasScheme) read('X-Bittensor-Crypto', 'absent or "ed25519"', (value) => value === 'ed25519')
  return {
    sender: read('X-Bittensor-Hotkey', 'an ss58 address', isAddress),
    receiver: read('X-Bittensor-Receiver', 'an ss58 address', isAddress),
    nonce: read('X-Bittensor-Nonce', '1 to 20 digits', (value) => /^[0-9]{1,20}$/.test(value)),
    scheme: hasScheme ? 'ed25519' : 'sr25519',
    signature: read('X-Bittensor-Signature', '0x and 128 lower-case hex digits', (value) => /^0x[0-9a-f]{128}$/.test(value)),
  }
}

function isAddress(value: string): boolean {
  try {
    decodeAddress(value)
    return true
  } catch {
    return false
  }
}
