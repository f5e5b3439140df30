import { labelsOf } from '../response-labels.ts'

const STORAGE_KEY = 'kumite.shown-orders'
const MOST = 100

type ShownOrders = [assignmentId: string, responseIds: string[]][]

function read(): ShownOrders {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]')
    return Array.isArray(stored) ? (stored as ShownOrders) : []
  } catch {
    return []
  }
}

/** Remembers in which order the responses stood on the desk, so that a result can speak of A, B, C as the worker did. */
export function rememberLabels(assignmentId: string, responseIds: readonly string[]): void {
  const orders = read().filter(([id]) => id !== assignmentId)
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify([[assignmentId, [...responseIds]], ...orders].slice(0, MOST)))
  } catch {
    // without storage the labels fall back to the order of the record
  }
}

/** Labels as they were on the desk; where that is forgotten, in the order of `ids`. */
export function recallLabels(assignmentId: string, ids: readonly string[]): ReadonlyMap<string, string> {
  return labelsOf(read().find(([id]) => id === assignmentId)?.[1] ?? ids)
}

export function forgetLabels(): void {
  try {
    localStorage.removeItem(STORAGE_KEY)
  } catch {
    // nothing was kept
  }
}
