import { MalformedAuthError } from './errors.ts'
import { isAddress } from './ss58.ts'

/** Headers by name, whatever its case. */
export interface RequestHeaders {
  has(header: string): boolean
  /** @throws {@link MalformedAuthError} unless the header is there once and fits */
  read(header: string, expected: string, fits: (value: string) => boolean): string
  readAddress(header: string): string
  /** @returns 0x and 128 lower-case hex digits */
  readSignature(header: string): string
}

/** What all schemes need to read their headers; nothing is proven by it. */
export function readRequestHeaders(headers: Headers | Readonly<Record<string, unknown>>): RequestHeaders {
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

  return {
    has: (header) => values.has(header.toLowerCase()),
    read,
    readAddress: (header) => read(header, 'an ss58 address', isAddress),
    readSignature: (header) => read(header, '0x and 128 lower-case hex digits', (value) => /^0x[0-9a-f]{128}$/.test(value)),
  }
}
