import { CARDINALS } from './number-words.ts'
import { words } from './words.ts'

/**
 * A text as far as it matters for telling repeats: its {@link words}, with English numbers below a hundred as digits, one space between.
 *
 * @returns empty where there is no letter or digit; the same for its own result
 * @cost linear
 * @example normaliseText('Twenty-five  RED dots; one blue.') // '25 red dots 1 blue'
 */
export function normaliseText(text: string): string {
  const said: string[] = []
  let ten = false // the last word was a ten, such as twenty, that a digit may complete
  for (const word of words(text)) {
    const value = CARDINALS.get(word)
    if (ten && value !== undefined && value > 0 && value < 10) said.push(String(Number(said.pop()) + value))
    else said.push(value === undefined ? word : String(value))
    ten = value !== undefined && value >= 20
  }
  return said.join(' ')
}
