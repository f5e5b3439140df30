/** Items as a list in English. @example listed(['red', 'green', 'blue']) // 'red, green and blue' */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
