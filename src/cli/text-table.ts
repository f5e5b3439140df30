/**
 * Rows as text in columns: names to the left, numbers to the right.
 * @param align one letter a column, l or r
 */
export function textTable(rows: readonly (readonly string[])[], align: string): string[] {
  const widths = [...align].map((_, column) => rows.reduce((most, row) => Math.max(most, row[column]!.length), 0))
  return rows.map((row) =>
    row
      .map((cell, column) => (align[column] === 'l' ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  )
}
