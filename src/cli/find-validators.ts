import type { Chain, Neuron } from '../chain/chain.ts'
import type { Clock } from '../core/clock.ts'
import { isPublicAddress } from '../core/is-public-address.ts'
import { readAtMost } from '../core/read-at-most.ts'
import type { ValidatorClient } from '../miner/validator-client.ts'
import { Health } from '../protocol/explore.ts'
import type { Hotkey } from '../protocol/ids.ts'

export interface ValidatorSearch {
  readonly chain: Chain
  readonly clock: Clock
  /** Hotkeys of the validators in this process, and where it serves them. */
  readonly own: readonly Hotkey[]
  readonly origin: string
  /** As {@link placeOnChain} has it. */
  readonly privateAxons: boolean
  connect(hotkey: Hotkey, origin: string): ValidatorClient
}

/** Whoever did not answer, or not like one of us, is asked again after so long: a subnet may have dozens of them. */
const ASK_AGAIN_MS = 5 * 60_000
const TIMEOUT_MS = 3000
const MOST_BYTES = 100_000

/**
 * The validators that a miner can ask for work: those of this process, then all others that have a permit, say on the chain where they
 * are, and answer there.
 * @returns gives them as they are now
 */
export function createValidatorSearch({
  chain,
  clock,
  own,
  origin,
  privateAxons,
  connect,
}: ValidatorSearch): () => Promise<ValidatorClient[]> {
  const asked = new Map<string, { readonly atMs: number; readonly answers: Promise<boolean> }>()

  function answersAt(place: string): Promise<boolean> {
    const before = asked.get(place)
    if (before && clock.now() - before.atMs < ASK_AGAIN_MS) return before.answers
    const answers = isOneOfUs(place)
    asked.set(place, { atMs: clock.now(), answers })
    return answers
  }

  return async () => {
    const { neurons } = await chain.metagraph()
    const served = neurons.flatMap(({ hotkey, validatorPermit, axon }) => {
      const place = validatorPermit && !own.includes(hotkey) ? placeOnChain(axon, { privateAxons }) : undefined
      return place === undefined ? [] : [{ hotkey, place }]
    })
    const answering = await Promise.all(served.map(async ({ hotkey, place }) => ((await answersAt(place)) ? [connect(hotkey, place)] : [])))
    return [...own.map((hotkey) => connect(hotkey, origin)), ...answering.flat()]
  }
}

async function isOneOfUs(origin: string): Promise<boolean> {
  try {
    const reply = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' })
    return Health.safeParse(JSON.parse(new TextDecoder().decode(await readAtMost(reply, MOST_BYTES)))).success
  } catch {
    return false // nobody, or somebody with another protocol: to a miner all the same
  }
}

/**
 * Where a neuron says on the chain that it is.
 * @param privateAxons whether others may be at addresses that are not of the internet: everybody on the chain is trusted not to lead to
 *   services next door
 * @returns `undefined` where it says nothing, or names such a place without being trusted
 */
export function placeOnChain(axon: Neuron['axon'], { privateAxons }: { privateAxons: boolean }): string | undefined {
  if (!axon || !(privateAxons || isPublicAddress(axon.ip))) return undefined
  const { ip, port } = axon
  return `http://${ip.includes(':') ? `[${ip}]` : ip}:${port}`
}
