import { describe, expect, it } from 'vitest'
import { signedFor } from './testing.ts'
import { createUnsentStore } from './unsent-store.ts'

function oneBrowser() {
  const stored = new Map<string, string>()
  return () => ({ getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, text: string) => void stored.set(key, text) })
}

const ids = (store: ReturnType<typeof createUnsentStore>) => store.read().map(({ judgment }) => judgment.id)

describe('judgments that wait to be sent', () => {
  it('are kept from two tabs, and dropped in one for both', () => {
    const browser = oneBrowser()
    const [one, other] = [createUnsentStore(browser), createUnsentStore(browser)]
    one.read()
    other.read()
    one.keep(signedFor({ id: 'j1', leaseId: 'l1' }))
    other.keep(signedFor({ id: 'j2', leaseId: 'l2' }))
    expect(ids(createUnsentStore(browser))).toEqual(['j1', 'j2'])
    one.drop(signedFor({ id: 'j2', leaseId: 'l2' }))
    expect(ids(other)).toEqual(['j1'])
  })

  it('are replaced by a later one of the same lease, which the arrival of the earlier one does not drop', () => {
    const store = createUnsentStore(oneBrowser())
    const earlier = signedFor({ id: 'j1', leaseId: 'l1' })
    store.keep(earlier)
    store.keep(signedFor({ id: 'j2', leaseId: 'l1' }))
    store.drop(earlier)
    expect(ids(store)).toEqual(['j2'])
  })

  it('are the same array until something changes', () => {
    const store = createUnsentStore(oneBrowser())
    store.keep(signedFor({ id: 'j1', leaseId: 'l1' }))
    expect(store.read()).toBe(store.read())
  })

  it.each([
    [
      'is refused',
      () => {
        throw new DOMException('no', 'SecurityError')
      },
    ],
    [
      'is full',
      () => ({
        getItem: () => null,
        setItem: () => {
          throw new DOMException('full', 'QuotaExceededError')
        },
      }),
    ],
  ])('live as long as the page where storage %s', (_name, storage) => {
    const store = createUnsentStore(storage)
    store.keep(signedFor({ id: 'j1', leaseId: 'l1' }))
    store.keep(signedFor({ id: 'j2', leaseId: 'l2' }))
    expect(ids(store)).toEqual(['j1', 'j2'])
  })
})
