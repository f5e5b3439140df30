/** Columns shifted and stretched to mean 0 and deviation 1 over the rows; one in which all rows are alike becomes 0. @param rows at least one */
export function standardisedColumns(rows: readonly (readonly number[])[]): number[][] {
  const scales = rows[0]!.map((_, at) => {
    const values = rows.map((row) => row[at]!)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return { mean, deviation: Math.hypot(...values.map((value) => value - mean)) / Math.sqrt(values.length) || 1 }
  })
  return rows.map((row) => row.map((value, at) => (value - scales[at]!.mean) / scales[at]!.deviation))
}
