/** Which of a task's responses: one bit each. */
export type Who = number

/** What some of the responses have in one place. */
export interface Version<T> {
  readonly who: Who
  readonly item: T
}

/** All responses that have something in a place. */
export function everyone(versions: readonly Version<unknown>[]): Who {
  return versions.reduce((all, { who }) => all | who, 0)
}

/** Those that say the same taken together, in the order of the first of each. */
export function distinctVersions<T>(versions: readonly Version<T>[], keyOf: (item: T) => unknown): Version<T>[] {
  const found = new Map<unknown, Version<T>>()
  for (const { who, item } of versions) {
    const key = keyOf(item)
    const known = found.get(key)
    found.set(key, known ? { who: known.who | who, item: known.item } : { who, item })
  }
  return [...found.values()]
}
