/** Whether two words differ by one slip of the fingers: a letter more, less or another, or two swapped; the first one is right. */
export function oneSlip(word: string, other: string): boolean {
  if (word[0] !== other[0] || Math.abs(word.length - other.length) > 1) return false
  let same = 0
  while (same < word.length && word[same] === other[same]) same++
  const [rest, otherRest] = [word.slice(same), other.slice(same)]
  return (
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    rest.slice(1) === otherRest.slice(1) ||
    (rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2))
  )
}
