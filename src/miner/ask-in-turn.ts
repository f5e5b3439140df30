import type { Hotkey } from '../protocol/ids.ts'
import { countByValidator } from '../store/held-leases.ts'
import { ValidatorCallError } from './errors.ts'
import type { Miner } from './miner.ts'
import type { ValidatorClient } from './validator-client.ts'
import { waitBriefly } from './wait-briefly.ts'

/** What takes longer is not waited for before the next validator is asked. */
const PATIENCE_MS = 2_000

/** Asks a miner's validators for work. */
export type AskInTurn = (lease: (validator: ValidatorClient) => Promise<number>) => Promise<number>

/**
 * Asks one validator after another until one has work: first whom the miner has worked for least, for consensus pays by the word of validators
 * that hold most of the stake together.
 *
 * One that is slow keeps nobody from the next: it is asked no more until it has answered, and what it lends comes to the pool whenever that is.
 * Only where no other has work is it waited for.
 * @returns how many leases came; if none came, it throws what went wrong at one of them: a {@link ValidatorCallError} if it refused or did not answer
 */
export function createAskInTurn(miner: Miner): AskInTurn {
  const underWay = new Map<Hotkey, { readonly leases: Promise<number>; slow: boolean }>()

  /** @returns how many leases come; `undefined` if it was asked before and is known to be slow */
  function ask(validator: ValidatorClient, lease: Parameters<AskInTurn>[0]): Promise<number> | undefined {
    const before = underWay.get(validator.hotkey)
    if (before) return before.slow ? undefined : before.leases
    const leases = lease(validator).finally(() => underWay.delete(validator.hotkey))
    underWay.set(validator.hotkey, { leases, slow: false })
    return leases
  }

  return async (lease) => {
    const worked = await countByValidator(miner.db, { miner: miner.hotkey })
    const validators = (await miner.validators()).toSorted((a, b) => (worked.get(a.hotkey) ?? 0) - (worked.get(b.hotkey) ?? 0))
    let came = 0
    let failure: ValidatorCallError | undefined
    let broken: unknown
    const slow: Promise<void>[] = []
    const arrived = Promise.withResolvers<void>()
    for (const validator of validators) {
      const asked = ask(validator, lease)?.then(
        (leases) => {
          came += leases
          if (came > 0) arrived.resolve()
        },
        (error: unknown) => {
          if (error instanceof ValidatorCallError)
            failure ??= error // another validator may have work
          else broken ??= error
        },
      )
      if (asked && !(await waitBriefly(asked, PATIENCE_MS))) {
        const known = underWay.get(validator.hotkey)
        if (known) known.slow = true
        slow.push(asked)
      }
      if (came > 0) break
    }
    if (came === 0) await Promise.race([arrived.promise, Promise.all(slow)])
    if (came === 0 && (broken ?? failure) !== undefined) throw broken ?? failure
    return came
  }
}
