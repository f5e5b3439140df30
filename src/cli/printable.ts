/** Text from a file for the terminal: none of its control characters get there. */
export function printable(text: string): string {
  return text.replace(/\p{C}/gu, '?')
}
