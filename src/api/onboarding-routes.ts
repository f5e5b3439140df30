import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { readGuidelines } from '../miner/onboarding/guidelines.ts'
import { leaveMiner } from '../miner/onboarding/leave-miner.ts'
import { readStatus } from '../miner/onboarding/read-status.ts'
import { recordConsent } from '../miner/onboarding/record-consent.ts'
import { TRAINING_DOMAINS } from '../miner/onboarding/training-set.ts'
import { requireWorker } from '../miner/require-worker.ts'
import { MinerOffers, OnboardingStatus, SignedConsent } from '../protocol/onboarding.ts'
import { readMinerSettings } from '../store/miner-settings.ts'
import type { ApiContext } from './api-context.ts'
import { type MinerEnv, minerOf } from './home-miners.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['joining']

/** What a worker reads before it joins a miner, what it consents to, and how it leaves. Mounted behind `requireMiner` where signed. */
export function onboardingRoutes(context: ApiContext) {
  const router = createRouter<MinerEnv>()
  const { db, homes, labels } = context

  const offers = createRoute({
    method: 'get',
    path: '/api/joining',
    tags,
    summary: 'The miners that people can work for here: who may join, what they pay by, their guidelines',
    responses: jsonReply(MinerOffers, 'In no order that means anything'),
  })
  router.openapi(offers, async (c) => {
    const miners = homes.map(async ({ hotkey }) => {
      const { joining, training, operatorShare, disputeEpochs, leastPayoutRao, redundancy } = await readMinerSettings(db, hotkey)
      return {
        hotkey,
        name: labels.get(hotkey)?.name ?? hotkey,
        joining,
        training,
        domains: [...TRAINING_DOMAINS],
        pay: { operatorShare, disputeEpochs, leastPayoutRao, redundancy },
        guidelines: await readGuidelines(db, hotkey),
      }
    })
    return c.json({ miners: await Promise.all(miners) }, 200)
  })

  const status = createRoute({
    method: 'get',
    path: '/api/work/onboarding',
    tags,
    summary: 'What this worker has consented to and is qualified for',
    responses: jsonReply(OnboardingStatus, '`ready` says whether paid tasks may come'),
  })
  router.openapi(status, async (c) => c.json(await readStatus(minerOf(c), (await requireWorker(minerOf(c), c.get('sender'))).id), 200))

  const consent = createRoute({
    method: 'post',
    path: '/api/work/consent',
    tags,
    summary: 'Consent to the guidelines that hold now, signed by the worker',
    request: { body: { required: true, content: { 'application/json': { schema: SignedConsent } } } },
    responses: jsonReply(OnboardingStatus, 'Kept; sent again it changes nothing'),
  })
  router.openapi(consent, async (c) => {
    const { id: worker } = await requireWorker(minerOf(c), c.get('sender'))
    await recordConsent(minerOf(c), { worker, signed: c.req.valid('json') })
    return c.json(await readStatus(minerOf(c), worker), 200)
  })

  const leave = createRoute({
    method: 'post',
    path: '/api/work/leave',
    tags,
    summary: 'Withdraw consent and leave the pool: tasks in hand go back, what was earned stays',
    responses: jsonReply(z.object({ left: z.literal(true) }), 'Consenting again is coming back'),
  })
  router.openapi(leave, async (c) => {
    await leaveMiner(minerOf(c), (await requireWorker(minerOf(c), c.get('sender'))).id)
    return c.json({ left: true as const }, 200)
  })
  return router
}
