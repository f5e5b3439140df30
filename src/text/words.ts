/** Scripts that do not put spaces between words: every character counts as one. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const WORD = new RegExp(String.raw`[${UNSPACED}]|(?:(?![${UNSPACED}])[\p{L}\p{M}\p{N}])+`, 'gu')

/**
 * The words of a text: lower-case, compatibility forms made one (NFKC), without punctuation and symbols.
 *
 * @returns in the order of the text; empty where there is no letter or digit
 * @cost linear
 * @example words('A button: "50 : 50"!') // ['a', 'button', '50', '50']
 */
export function words(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(WORD) ?? []
}
