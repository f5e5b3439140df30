import * as z from 'zod'
import type { Clock } from '../core/clock.ts'
import { readAtMostEvery } from '../core/read-at-most-every.ts'
import type { ValidatorClient } from '../miner/validator-client.ts'
import { Hotkey } from '../protocol/ids.ts'

const READ_EVERY_MS = 60_000
const TIMEOUT_MS = 3000
const Validators = z.object({ validators: z.array(Hotkey) })

/**
 * The validators that one server runs: for a miner that reaches nothing else.
 * @returns gives them as they are now; those of the last time while the server is away, so that what waits for them is kept
 */
export function validatorsAt(
  origin: string,
  { clock, connect }: { readonly clock: Clock; connect(hotkey: Hotkey, origin: string): ValidatorClient },
): () => Promise<readonly ValidatorClient[]> {
  let known: readonly ValidatorClient[] = []
  const read = readAtMostEvery(clock, READ_EVERY_MS, async () => {
    const reply = await fetch(`${origin}/api/network`, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' })
    known = Validators.parse(await reply.json()).validators.map((hotkey) => connect(hotkey, origin))
  })
  return async () => {
    await read().catch(() => {}) // it is away: every call of a client says so
    return known
  }
}
