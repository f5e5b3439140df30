/** The state of a chain: keys and values, with transactions inside transactions. Keys are hex. */
export interface RuntimeStorage {
  get(key: string): Uint8Array | undefined
  set(key: string, value: Uint8Array | undefined): void
  /** The first key after this one. */
  nextKey(key: string): string | undefined
  keysWith(prefix: string): string[]
  begin(): void
  commit(): void
  rollback(): void
  /** The values as they are now; later changes do not show in it. */
  snapshot(): ReadonlyMap<string, Uint8Array>
}

export function createRuntimeStorage(from: ReadonlyMap<string, Uint8Array> = new Map()): RuntimeStorage {
  const values = new Map(from)
  const sorted = [...values.keys()].sort()
  /** What each transaction has replaced, the innermost last. */
  const undo: Map<string, Uint8Array | undefined>[] = []

  /** Index of the first key that is not below this one. */
  function place(key: string): number {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! < key) low = middle + 1
      else high = middle
    }
    return low
  }

  function write(key: string, value: Uint8Array | undefined): void {
    if (value === undefined) {
      if (values.delete(key)) sorted.splice(place(key), 1)
    } else {
      if (!values.has(key)) sorted.splice(place(key), 0, key)
      values.set(key, value)
    }
  }

  function finish(): Map<string, Uint8Array | undefined> {
    const changes = undo.pop()
    if (!changes) throw new RangeError('storage: expected a transaction to finish, got none')
    return changes
  }

  return {
    get: (key) => values.get(key),
    set(key, value) {
      const changes = undo.at(-1)
      if (changes && !changes.has(key)) changes.set(key, values.get(key))
      write(key, value)
    },
    nextKey: (key) => sorted[sorted[place(key)] === key ? place(key) + 1 : place(key)],
    keysWith(prefix) {
      const keys: string[] = []
      for (let index = place(prefix); sorted[index]?.startsWith(prefix); index++) keys.push(sorted[index]!)
      return keys
    },
    begin: () => void undo.push(new Map()),
    commit() {
      const changes = finish()
      const outer = undo.at(-1)
      if (outer) for (const [key, value] of changes) if (!outer.has(key)) outer.set(key, value)
    },
    rollback() {
      for (const [key, value] of finish()) write(key, value)
    },
    snapshot: () => new Map(values),
  }
}
