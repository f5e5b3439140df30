/**
 * Texts that follow from their keys, each made once: who asks for one that is being made waits for it, and those made last are kept.
 * A failure is not kept: the next call tries again.
 * @param mostBytes of keys and texts that are kept; those that were not asked for longest go first
 * @returns the text of a key, made by `make` where it is not known
 */
export function makeOnce(mostBytes: number): (key: string, make: () => Promise<string>) => Promise<string> {
  const making = new Map<string, Promise<string>>()
  const made = new Map<string, string>()
  let bytes = 0
  const forget = (key: string) => {
    const text = made.get(key)
    if (text !== undefined && made.delete(key)) bytes -= sizeOf(key, text)
  }
  const keep = (key: string, text: string) => {
    forget(key)
    made.set(key, text)
    bytes += sizeOf(key, text)
    for (const oldest of made.keys()) {
      if (bytes <= mostBytes) break
      forget(oldest)
    }
  }
  const begin = async (key: string, make: () => Promise<string>) => {
    try {
      const text = await make()
      keep(key, text)
      return text
    } finally {
      making.delete(key)
    }
  }
  return async (key, make) => {
    const known = made.get(key)
    if (known !== undefined) {
      keep(key, known)
      return known
    }
    const text = making.get(key) ?? begin(key, make)
    if (!making.has(key)) making.set(key, text)
    return text
  }
}

/** Two bytes a sign: what a text takes in memory at most. */
function sizeOf(key: string, text: string): number {
  return 2 * (key.length + text.length)
}
