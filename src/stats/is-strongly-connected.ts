/**
 * Whether a directed graph leads from every item to every other one. For comparisons (winner -> loser, a tie both ways) this is the condition under which
 * paired comparison models have a finite best fit: else some group never lost to the rest, and its worth runs off.
 *
 * @param items number of items
 * @param from start of each edge: item indices, shape [n]
 * @param to end of each edge: shape [n]
 * @cost O(items + n)
 * @source Ford (1957), Am. Math. Mon. 64(8):28-33, doi:10.2307/2308513
 * @example isStronglyConnected(3, [0, 1, 2], [1, 2, 0]) // true
 */
export function isStronglyConnected(items: number, from: ArrayLike<number>, to: ArrayLike<number>): boolean {
  return reachesAll(items, from, to) && reachesAll(items, to, from)
}

function reachesAll(items: number, from: ArrayLike<number>, to: ArrayLike<number>): boolean {
  const starts = new Int32Array(items + 1)
  for (let e = 0; e < from.length; e++) starts[from[e]! + 1]!++
  for (let i = 0; i < items; i++) starts[i + 1]! += starts[i]!
  const next = starts.slice()
  const targets = new Int32Array(from.length)
  for (let e = 0; e < from.length; e++) targets[next[from[e]!]!++] = to[e]!

  const seen = new Uint8Array(items)
  const queue = new Int32Array(items)
  let found = items === 0 ? 0 : 1
  seen[0] = 1
  for (let head = 0; head < found && found < items; head++) {
    const item = queue[head]!
    for (let e = starts[item]!; e < starts[item + 1]!; e++) {
      const target = targets[e]!
      if (seen[target]) continue
      seen[target] = 1
      queue[found++] = target
    }
  }
  return found === items
}
