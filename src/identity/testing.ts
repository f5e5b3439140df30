import fc from 'fast-check'
import { createSigner } from './create-signer.ts'
import type { Signer } from './signer.ts'

/** A key for tests, a different one for each number. */
export function aSigner(number: number, scheme: Signer['scheme'] = 'sr25519'): Signer {
  return createSigner({ seed: new Uint8Array(32).fill(number), scheme })
}

/** Texts of any 16-bit code units: NUL, line ends, halves of surrogate pairs. */
export const anyText = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) })

/** What a call gives or throws. */
export function outcomeOf(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return error
  }
}
