import { containment } from '../../../text/containment.ts'

/** Words in a run: one that two texts share without one being copied from the other is rare. */
const RUN = 4

/**
 * How much of an answer is copied from a text, beyond what right answers have in common with it: mended code shares most of its runs with
 * the broken code, a choice repeats its option.
 *
 * share = (c - r) / (1 - r), c = share of the answer's runs of four words that the text holds, r = the highest of that of the references
 *
 * @param whole what may have been copied: the challenge, or a source
 * @returns in [0, 1]: 1 = nothing but copied, 0 = no more than a reference is, or shorter than four words
 * @cost linear
 * @example copiedShare('I know: the red fox ran home', 'Say where the red fox ran home', ['It ran home.']) // 2 / 4
 */
export function copiedShare(answer: string, whole: string, references: readonly string[]): number {
  const own = containment(answer, whole, RUN)
  if (own === 0) return 0
  const usual = Math.max(0, ...references.map((reference) => containment(reference, whole, RUN)))
  return usual < 1 ? Math.max(0, (own - usual) / (1 - usual)) : 0
}
