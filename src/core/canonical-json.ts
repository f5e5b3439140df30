import canonicalize from 'canonicalize'

/**
 * One text per value: keys sorted, numbers as ECMAScript prints them, so that equal values hash and sign alike everywhere.
 *
 * @throws {TypeError} if the value has no JSON form (`undefined`, a function, a bigint, NaN, Infinity)
 * @source RFC 8785, JSON Canonicalization Scheme
 * @example canonicalJson({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError(`canonicalJson: expected a JSON value, got ${typeof value}`)
  return text
}
