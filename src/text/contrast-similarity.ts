/**
 * How much a text has in common with each of its lookalikes, by the words that tell them apart. For texts of which many follow one form:
 * what all of them say weighs next to nothing, what only some say weighs much. A word of the text that no lookalike has does not count,
 * because it may be a synonym; so the measure falls with what is missing or contradicted, not with how it is said.
 *
 * weight(w) = rarity(w) ln((n + 1) / (d + 1/2)), d = how many of the n lookalikes have w
 * similarity = weight of shared words / sqrt(weight of the text's known words x weight of the lookalike's words)
 *
 * @param text its different words, or stems of words
 * @param lookalikes the nearest texts there are, each as its words: shape [n]; unlike texts among them make the measure blunt
 * @param rarity > 0: how rare a word is among all texts, such as an inverse document frequency
 * @returns in [0, 1], shape [n]: 1 = says the same of what matters, 0 = nothing in common
 * @cost words of all lookalikes
 * @example contrastSimilarities(new Set('ab'), [new Set('ab'), new Set('c')], () => 1) // [1, 0]
 */
export function contrastSimilarities(
  text: ReadonlySet<string>,
  lookalikes: readonly ReadonlySet<string>[],
  rarity: (word: string) => number,
): number[] {
  const counts = new Map<string, number>()
  for (const lookalike of lookalikes) for (const word of lookalike) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weights = new Map([...counts].map(([word, count]) => [word, rarity(word) * Math.log((lookalikes.length + 1) / (count + 0.5))]))
  const weigh = (words: Iterable<string>) => {
    let sum = 0
    for (const word of words) sum += weights.get(word) ?? 0
    return sum
  }
  const own = weigh(text)
  return lookalikes.map((lookalike) => {
    const shared = weigh([...lookalike].filter((word) => text.has(word)))
    return shared === 0 ? 0 : Math.min(1, shared / Math.sqrt(own * weigh(lookalike)))
  })
}
