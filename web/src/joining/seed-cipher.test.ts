import { base64urlnopad } from '@scure/base'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openSeed, sealSeed } from './seed-cipher.ts'

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })
const own = (given: Uint8Array) => new Uint8Array(given)

it('opens with the same secret and with no other, and is of the size that the miner keeps', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, bytes, bytes, async (seed, secret, other) => {
      fc.pre(!secret.every((byte, index) => byte === other[index]))
      const blob = await sealSeed(seed, own(secret))
      expect(blob).toMatch(/^[\w-]{80}$/)
      expect(await openSeed(blob, own(secret))).toEqual(own(seed))
      expect(await openSeed(blob, own(other))).toBeUndefined()
    }),
    { numRuns: 20 },
  )
})

it('opens nothing that was changed by one bit', async () => {
  const [seed, secret] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
  const sealed = base64urlnopad.decode(await sealSeed(seed, secret))
  for (let index = 0; index < sealed.length; index++) {
    const changed = sealed.with(index, sealed[index]! ^ 1)
    expect(await openSeed(base64urlnopad.encode(changed), secret)).toBeUndefined()
  }
  expect(await openSeed('', secret)).toBeUndefined()
  expect(await openSeed('not base64url!', secret)).toBeUndefined()
})

it('never seals twice alike', async () => {
  const [seed, secret] = [new Uint8Array(32), new Uint8Array(32)]
  expect(await sealSeed(seed, secret)).not.toBe(await sealSeed(seed, secret))
})
