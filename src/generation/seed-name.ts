/** The name of a seed value in records, made from what it says. @example seedName('A clock, with hands!') // 'a-clock-with-hands' */
export function seedName(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 80)
    .replace(/^-|-$/g, '')
}
