/** @returns a regular expression, as a selector takes it, for texts that contain these words with nothing but spaces and signs around them */
export function wholeWords(text: string): string {
  const literal = text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return `/(^|[^\\p{L}\\d])${literal}([^\\p{L}\\d]|$)/u`
}
