import { dojo } from '../mechanisms/dojo/dojo.ts'
import type { Mechanism } from '../mechanisms/mechanism.ts'

/** The mechanisms of a network, each under its number on the subnet: the one place to add the next. */
export const MECHANISMS: readonly { readonly mechid: number; readonly mechanism: Mechanism }[] = [{ mechid: 0, mechanism: dojo() }]

/** @throws {Error} if the data of a network names a mechanism that this version does not have */
export function mechanismNamed(name: string): Mechanism {
  const found = MECHANISMS.find(({ mechanism }) => mechanism.name === name)
  if (!found) throw new Error(`expected a mechanism of this version, got ${name}`)
  return found.mechanism
}
