import { sha256Hex } from '../core/hash.ts'

/** A UUID (version 4 in form) that depends on the lease alone: a simulated worker who judges twice repeats itself. */
export function uuidFrom(leaseId: string): string {
  const hex = sha256Hex(`simulated judgment/${leaseId}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
