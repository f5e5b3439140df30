import { InvalidRequestError } from './errors.ts'

/**
 * Refuses a body that no database could give back as it came: other than UTF-8, or JSON with a NUL or half a surrogate pair in some text,
 * which PostgreSQL takes neither as text nor as jsonb. An empty body is fine.
 * @throws {@link InvalidRequestError}
 */
export function requireStorableJson(body: Uint8Array): void {
  if (body.length === 0) return
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body), (key, value) => {
      if (!isStorable(key) || (typeof value === 'string' && !isStorable(value)))
        throw new InvalidRequestError({ where: 'body', problem: 'expected text without NUL and half surrogate pairs, got some' })
      return value
    })
  } catch (error) {
    if (error instanceof InvalidRequestError) throw error
    const problem =
      error instanceof RangeError ? 'expected JSON of sensible depth, got deeper' : 'expected JSON in UTF-8, got something else'
    throw new InvalidRequestError({ where: 'body', problem })
  }
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}
