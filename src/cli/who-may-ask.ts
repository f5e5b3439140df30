import * as z from 'zod'
import type { Chain } from '../chain/chain.ts'
import type { Clock } from '../core/clock.ts'
import { readAtMostEvery } from '../core/read-at-most-every.ts'
import type { Hotkey } from '../protocol/ids.ts'
import { MetagraphView } from '../protocol/metagraph.ts'
import { UsageError } from './errors.ts'

const READ_EVERY_MS = 10_000
const TIMEOUT_MS = 5000

/** Whoever has a permit on the chain. */
export function permittedOn(chain: Chain): (sender: Hotkey) => Promise<boolean> {
  return async (sender) => (await chain.metagraph()).neurons.some(({ hotkey, validatorPermit }) => validatorPermit && hotkey === sender)
}

/**
 * Whoever validates in the network that a server shows: for a miner that cannot reach the chain itself, and trusts that server.
 * @throws {@link UsageError} if there is no such server
 */
export async function validatingAt(
  origin: string,
  clock: Clock,
): Promise<{ readonly netuid: number; readonly mayAsk: (sender: Hotkey) => Promise<boolean> }> {
  const read = readAtMostEvery(clock, READ_EVERY_MS, () => readMetagraph(origin))
  const { netuid } = await readJson(`${origin}/api/network`, z.object({ netuid: z.number().int() }))
  await read()
  return {
    netuid,
    mayAsk: async (sender) =>
      (await read()).neurons.some(({ hotkey, role, validatorPermit }) => hotkey === sender && (validatorPermit || role === 'validator')),
  }
}

const readMetagraph = (origin: string) => readJson(`${origin}/api/metagraph`, MetagraphView.pick({ neurons: true }))

async function readJson<T>(url: string, schema: z.ZodType<T>): Promise<T> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' })
    return schema.parse(await reply.json())
  } catch (cause) {
    throw new UsageError(`--validator: expected the address of a running kumite network, got no such answer from ${url}`, {
      hint: 'such as http://127.0.0.1:4000, where `kumite up` runs',
      cause,
    })
  }
}
