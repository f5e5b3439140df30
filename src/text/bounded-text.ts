/** More than twice the longest reference: who puts something right before a lot of rubbish loses precision all the same. */
const MAX_CHARACTERS = 50_000

/**
 * As much of a text as a measure reads, so that no answer takes long, whatever it holds.
 *
 * @returns its first 50,000 UTF-16 units
 * @example boundedText('x'.repeat(1e6)).length // 50000
 */
export function boundedText(text: string): string {
  return text.slice(0, MAX_CHARACTERS)
}
