/** Deeper than code that people write, and far from where a program that follows it runs out of stack. */
const DEEPEST = 200

/** Whether parts of a tree lie so deep in each other that it must not be followed step by step. */
export function isDeep(tree: object): boolean {
  let level: object[] = [tree]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true
    level = level.flatMap((node) =>
      Object.values(node)
        .flat(1)
        .filter((part): part is object => typeof part === 'object' && part !== null),
    )
  }
  return false
}
