/** One number for all trees that say the same. */
export type Fingerprint = (tree: unknown) => number

/**
 * Numbers trees so that two of them say the same exactly if they have the same number.
 * @param entriesOf what counts of a node, by the names of its parts
 * @cost every node is looked at once, however often it is asked for
 */
export function createFingerprints(entriesOf: (node: object) => readonly (readonly [string, unknown])[]): Fingerprint {
  const numbers = new Map<string, number>()
  const known = new WeakMap<object, number>()
  const numberOf = (words: string) => {
    const number = numbers.get(words) ?? numbers.size
    numbers.set(words, number)
    return number
  }
  const fingerprint: Fingerprint = (tree) => {
    if (typeof tree !== 'object' || tree === null) return numberOf(`${typeof tree} ${Object.is(tree, -0) ? '-0' : String(tree)}`)
    if (tree instanceof RegExp) return numberOf('pattern') // what it says is written beside it
    const number =
      known.get(tree) ??
      numberOf(
        Array.isArray(tree)
          ? `[${tree.map(fingerprint).join()}]`
          : `{${entriesOf(tree)
              .map(([name, part]) => `${name}:${fingerprint(part)}`)
              .sort()
              .join()}}`,
      )
    known.set(tree, number)
    return number
  }
  return fingerprint
}
