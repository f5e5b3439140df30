import { describe, expect, it } from 'vitest'
import { unlessAborted } from './unless-aborted.ts'

const never = () => new Promise<never>(() => {})

describe('unlessAborted', () => {
  it('gives what the promise gives, or fails as it fails', async () => {
    const { signal } = new AbortController()
    expect(await unlessAborted(signal, Promise.resolve(7))).toBe(7)
    await expect(unlessAborted(signal, Promise.reject(new Error('no')))).rejects.toThrow('no')
  })

  it('ends with the reason of the signal, before or after it has begun, whatever the promise does later', async () => {
    const stop = new AbortController()
    const later = Promise.withResolvers<never>()
    const waiting = unlessAborted(stop.signal, later.promise)
    stop.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    await expect(unlessAborted(stop.signal, never())).rejects.toThrow('enough')
    later.reject(new Error('too late to be heard'))
  })

  it('keeps a timeout alive that nobody else holds', async () => {
    await expect(unlessAborted(AbortSignal.timeout(20), never())).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})
