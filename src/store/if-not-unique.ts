/** What a unique index refuses somebody else has done a moment before. */
export function ifNotUnique(error: unknown): { rows: never[] } {
  if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) return { rows: [] }
  throw error
}
const UNIQUE_VIOLATION = '23505'
