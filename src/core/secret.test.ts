import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type Secret, SecretLeakError, seal } from './secret.ts'

const TRUTH = 'the truth'
const secret = seal({ answer: TRUTH })

describe('row 15: a secret', () => {
  it('is given by opening it, and in no other way', () => {
    expect(secret.open()).toEqual({ answer: TRUTH })
    expect(() => structuredClone(secret)).not.toThrow()
    for (const copy of [{ ...secret }, Object.entries(secret), structuredClone(secret), String(secret), `${secret}`, inspect({ secret })])
      expect(inspect(copy, { depth: 9 })).not.toContain(TRUTH)
  })

  it('stops whatever would write it down, however deep it lies', () => {
    for (const value of [secret, { task: { hidden: secret } }, [[secret]]]) expect(() => JSON.stringify(value)).toThrow(SecretLeakError)
  })

  it('is not what it holds to the compiler', () => {
    const send = (text: string) => text
    const sealed: Secret<string> = seal(TRUTH)
    // @ts-expect-error a secret may not stand where a text is sent
    expect(inspect(send(sealed))).not.toContain(TRUTH)
  })
})
