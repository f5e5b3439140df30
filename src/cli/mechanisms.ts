import { dojo } from '../mechanisms/dojo/dojo.ts'
import type { Mechanism } from '../mechanisms/mechanism.ts'
import type { RunningMechanism } from '../validator/validator.ts'
import type { ValidatorConfig } from '../validator/validator-config.ts'

/** The mechanisms of a network, each under its number on the subnet: the one place to add the next. */
const MECHANISMS: readonly { readonly mechid: number; readonly mechanism: Mechanism }[] = [{ mechid: 0, mechanism: dojo() }]

/** Ours that a subnet has room for. @param count mechanisms of the subnet; without it there is room for all */
export function runningMechanisms(config: ValidatorConfig, count = MECHANISMS.length): RunningMechanism[] {
  return MECHANISMS.filter(({ mechid }) => mechid < count).map((running) => ({ ...running, config }))
}

/** @throws {Error} if the data of a network names a mechanism that this version does not have */
export function mechanismNamed(name: string): Mechanism {
  const found = MECHANISMS.find(({ mechanism }) => mechanism.name === name)
  if (!found) throw new Error(`expected a mechanism of this version, got ${name}`)
  return found.mechanism
}
