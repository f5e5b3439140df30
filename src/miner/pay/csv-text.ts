/**
 * Rows as comma-separated values, with a head line. Numbers come as numbers or bigints; text that a spreadsheet would take for a formula
 * gets an apostrophe in front, because workers choose their names.
 * @source RFC 4180; OWASP, CSV injection: cells that begin with = + - @, tab or carriage return
 * @example csvText(['a', 'b'], [['x,y', 1n], ['=1', null]]) // 'a,b\r\n"x,y",1\r\n\'=1,\r\n'
 */
export function csvText(head: readonly string[], rows: readonly (readonly (string | number | bigint | null)[])[]): string {
  return [head, ...rows].map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')
}

function cellText(cell: string | number | bigint | null): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return `${cell}`
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
