/**
 * Puts words before a text: on a line of their own where it begins with something protected that fills its line, such as a table.
 * @example sayBefore('Hi.', 'Who is it?') // 'Hi. Who is it?'
 * @example sayBefore('Hi,', 'Who is it?') // 'Hi, who is it?'
 */
export function sayBefore(opening: string, text: string): string {
  if (/^[\ue000-\uf8ff][^\S\n]*\n/.test(text)) return `${opening}\n${text}`
  return `${opening} ${/[,\p{L}]$/u.test(opening) ? text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()) : text}`
}

/**
 * Puts words behind a text, which is closed first.
 * @example sayAfter('Name it', 'Thanks.') // 'Name it. Thanks.'
 */
export function sayAfter(text: string, closing: string): string {
  if (text.includes('\n')) return `${text}\n${closing}`
  return `${text}${/[.!?:,]["')]*$/.test(text) ? '' : '.'} ${closing}`
}
