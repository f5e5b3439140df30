import { createRoute } from '@hono/zod-openapi'
import { BaseError } from '../core/base-error.ts'
import type { Miner } from '../miner/miner.ts'
import { listQueue } from '../miner/worker-life.ts'
import { DeskOverview } from '../protocol/desk.ts'
import { countByValidator } from '../store/held-leases.ts'
import { countPeople, countUnsent } from '../store/worker-counts.ts'
import type { ApiContext } from './api-context.ts'
import type { DeskEnv } from './desk-access.ts'
import { deviceView } from './desk-device-view.ts'
import { minerOf } from './home-miners.ts'
import { createRouter, jsonReply } from './validated.ts'

const HOUR_MS = 3_600_000

/** How the miner is. */
export function deskOverviewRoutes(context: ApiContext) {
  const router = createRouter<DeskEnv>()
  const { db, clock, labels } = context
  const route = createRoute({
    method: 'get',
    path: '/api/desk/overview',
    tags: ['desk'],
    summary: 'How the miner is',
    responses: jsonReply(DeskOverview, 'Its people, its queue, its validators, and what is wrong'),
  })
  router.openapi(route, async (c) => {
    const miner = minerOf(c)
    const nowMs = clock.now()
    const [{ active, paused, seen }, queue, unsent, leased] = await Promise.all([
      countPeople(db, { miner: miner.hotkey, seenAfterMs: nowMs - HOUR_MS }),
      listQueue(db, { miner: miner.hotkey }),
      countUnsent(db, { miner: miner.hotkey }),
      countByValidator(db, { miner: miner.hotkey }),
    ])
    const problems = context.problems()
    const { uid, validators } = await readChain(miner, problems)
    const nextMs = Math.min(...queue.map(({ expiresMs }) => expiresMs))
    const view: DeskOverview = {
      miner: { hotkey: miner.hotkey, name: labels.get(miner.hotkey)?.name ?? 'this miner', uid },
      device: deviceView(c.get('device'), c.get('sender'), nowMs),
      gateway: context.gateway !== undefined,
      workers: { active, paused, seenLastHour: seen },
      queue: { held: queue.length, nextExpiresAt: queue.length > 0 ? new Date(nextMs).toISOString() : null, unsent },
      validators: validators.map((hotkey) => ({ hotkey, name: labels.get(hotkey)?.name ?? null, leased: leased.get(hotkey) ?? 0 })),
      problems,
    }
    return c.json(view, 200)
  })
  return router
}

/** What the chain says of a miner. Where it is away, that is a problem and not an error: the desk is of use without it. */
async function readChain({ chain, hotkey, validators }: Miner, problems: string[]) {
  try {
    const { neurons } = await chain.metagraph()
    const uid = neurons.find((neuron) => neuron.hotkey === hotkey)?.uid ?? null
    if (uid === null) problems.push(`The hotkey ${hotkey} is not registered on netuid ${chain.netuid}: validators refuse it.`)
    const reachable = (await validators()).map((validator) => validator.hotkey)
    if (reachable.length === 0) problems.push('No validator is known that gives tasks.')
    return { uid, validators: reachable }
  } catch (error) {
    if (!(error instanceof BaseError)) throw error
    problems.push(error.message)
    return { uid: null, validators: [] }
  }
}
