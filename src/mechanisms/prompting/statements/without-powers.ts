/**
 * A text whose units have lost their powers, which would be read as numbers of their own.
 * @example withoutPowers('16 km², or 16 km^2') // '16 km, or 16 km'
 */
export function withoutPowers(text: string): string {
  return text.replace(/(?<=\p{L})(?:[²³]|\^\{?[23]\}?)/gu, '')
}
