import { describe, expect, it } from 'vitest'
import { createDraftStorage } from './draft-storage.ts'
import { EMPTY_DRAFT } from './judgment-draft.ts'

const DAY_MS = 86_400_000
const graded = { ...EMPTY_DRAFT, grades: { a: 7 }, reason: 'clear' }

/** Storage as a browser has it. */
function fakeStorage(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => void items.set(key, text),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  }
}

describe('drafts in the browser', () => {
  it('are there for the next tab, until they are removed', () => {
    const storage = fakeStorage()
    createDraftStorage(
      () => storage,
      () => 0,
    ).save('l1', graded)
    const nextTab = createDraftStorage(
      () => storage,
      () => DAY_MS,
    )
    expect(nextTab.load('l1')).toEqual(graded)
    expect(nextTab.load('l2')).toEqual(EMPTY_DRAFT)
    nextTab.remove('l1')
    expect([nextTab.ids(), nextTab.load('l1')]).toEqual([[], EMPTY_DRAFT])
  })

  it('go when nobody has touched them for a week, and nothing else does', () => {
    const storage = fakeStorage()
    let nowMs = 0
    const drafts = createDraftStorage(
      () => storage,
      () => nowMs,
    )
    storage.setItem('kumite.miner', 'home')
    storage.setItem('kumite.draft.old-form', '{"grades":{}}')
    drafts.save('l1', graded)
    nowMs = 5 * DAY_MS
    drafts.save('l2', graded)
    nowMs = 8 * DAY_MS
    expect(drafts.load('l2')).toEqual(graded)
    expect(drafts.ids()).toEqual(['l2'])
    expect(storage.getItem('kumite.miner')).toBe('home')
  })

  it('are empty where storage is refused or holds something else', () => {
    const refused = createDraftStorage(
      () => {
        throw new DOMException('no', 'SecurityError')
      },
      () => 0,
    )
    refused.save('l1', graded)
    refused.remove('l1')
    expect([refused.load('l1'), refused.ids()]).toEqual([EMPTY_DRAFT, []])
    const storage = fakeStorage()
    storage.setItem('kumite.draft.l1', 'null')
    expect(
      createDraftStorage(
        () => storage,
        () => 0,
      ).load('l1'),
    ).toEqual(EMPTY_DRAFT)
  })
})
