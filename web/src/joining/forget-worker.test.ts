import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWorkerSigner } from '../../../src/identity/worker-signer.ts'

/** A browser's storage, as far as is needed. */
function fakeStorage(kept = new Map<string, string>()): Storage {
  return {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
const keysOf = (storage: Storage) => Array.from({ length: storage.length }, (_, index) => storage.key(index))

beforeEach(() => {
  vi.resetModules()
  vi.stubGlobal('localStorage', fakeStorage())
  vi.stubGlobal('window', new EventTarget())
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

describe('forgetting a worker', () => {
  it('leaves nothing of it, and what another worker has not sent yet', async () => {
    const { createWorkerSeed } = await import('../worker-key.ts')
    const { forgetWorker } = await import('./forget-worker.ts')
    const { rememberLabels } = await import('../work/label-memory.ts')
    const { address } = createWorkerSigner(createWorkerSeed())
    const unsent = (id: string, worker: string) => ({ judgment: { id, leaseId: id, worker } })
    localStorage.setItem('kumite.unsent', JSON.stringify([unsent('mine', address), unsent('other', 'another worker')]))
    localStorage.setItem('kumite.draft.lease-1', JSON.stringify({ draft: { reason: 'so' }, atMs: Date.now() }))
    rememberLabels('lease-1', ['x', 'y'])
    expect(keysOf(localStorage)).toHaveLength(4)
    forgetWorker(address)
    expect(keysOf(localStorage)).toEqual(['kumite.unsent'])
    expect(JSON.parse(localStorage.getItem('kumite.unsent')!)).toEqual([unsent('other', 'another worker')])
  })
})

describe('a key for a desk', () => {
  it('is made where storage is refused, and lives as long as the page', async () => {
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
    const { forgetDesk, keepDesk, loadDesk, prepareDesk } = await import('../desk/device-key.ts')
    const sender = prepareDesk('miner-a')
    keepDesk(sender)
    expect(loadDesk()).toMatchObject({ miner: 'miner-a', signer: { address: sender.signer.address } })
    forgetDesk()
    expect(loadDesk()).toBeUndefined()
  })
})
