import { every } from 'hono/combine'
import { createMiddleware } from 'hono/factory'
import { WrongReceiverError } from '../identity/errors.ts'
import type { Miner } from '../miner/miner.ts'
import type { ApiContext } from './api-context.ts'
import { NoMinerError } from './errors.ts'
import { requireSignature } from './require-signature.ts'

/** Set by {@link requireMiner}: whose key signed the request, and which miner of this process it was signed for. */
export interface MinerEnv {
  Variables: { sender: string; miner: Miner }
}

/**
 * Lets only requests through that are signed (ed25519) for one of this process's miners. Of several miners on one server none ever acts on
 * what was meant for another: the receiver is part of what is signed.
 */
export function requireMiner(context: Pick<ApiContext, 'clock' | 'nonceStore' | 'authAdapters' | 'homes'>) {
  const { homes } = context
  const named = (headers: Headers) => homes.find(({ hotkey }) => hotkey === headers.get('X-Bittensor-Receiver'))
  const anyOfThem = homes.map(({ hotkey }) => hotkey).join(' or ')
  const receiverOf = (_path: string, headers: Headers): string => {
    if (homes.length === 0) throw new NoMinerError()
    return named(headers)?.hotkey ?? anyOfThem
  }
  const keepMiner = createMiddleware<MinerEnv>(async (c, next) => {
    const miner = named(c.req.raw.headers)
    if (!miner) throw new WrongReceiverError({ expected: anyOfThem, got: 'another' })
    c.set('miner', miner)
    await next()
  })
  return every(requireSignature(context, 'ed25519', receiverOf), keepMiner)
}

/** The miner that a request was signed for. */
export function minerOf(c: { get(name: 'miner'): Miner }): Miner {
  return c.get('miner')
}
