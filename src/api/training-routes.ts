import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { DOJO_CRITERION } from '../mechanisms/dojo/dojo-task.ts'
import { answerTraining } from '../miner/onboarding/answer-training.ts'
import { nextTrainingTask } from '../miner/onboarding/next-training-task.ts'
import { ROUND_TASKS } from '../miner/onboarding/pass-rule.ts'
import { trainingSecret } from '../miner/onboarding/training-secret.ts'
import { drawTrainingTask } from '../miner/onboarding/training-set.ts'
import { requireWorker } from '../miner/require-worker.ts'
import { PathId } from '../protocol/ids.ts'
import { TrainingAnswer, TrainingFeedback, TrainingRequest, TrainingTask } from '../protocol/onboarding.ts'
import type { Assignment } from '../protocol/work.ts'
import type { TrainingTaskRow } from '../store/onboarding-training.ts'
import type { ApiContext } from './api-context.ts'
import { type MinerEnv, minerOf } from './home-miners.ts'
import { type FrameOrigins, frameOriginsFor, showResponse } from './shown-response.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['joining']
const TrainingParams = z.object({ id: PathId })
/** A training task waits for its worker; the page shows every task with a time. */
const OPEN_MS = 86_400_000

/** Training tasks, one after another, with what was built into them once they are answered. Mounted after `workRoutes`, whose check covers them. */
export function trainingRoutes({ db, clock, frameOrigin }: ApiContext) {
  const router = createRouter<MinerEnv>()

  const next = createRoute({
    method: 'post',
    path: '/api/work/training',
    tags,
    summary: 'The training task in hand in a domain, or the next one',
    request: { body: { required: true, content: { 'application/json': { schema: TrainingRequest } } } },
    responses: jsonReply(TrainingTask, 'Made for this worker alone; nothing of it is paid or sent to a validator'),
  })
  router.openapi(next, async (c) => {
    const miner = minerOf(c)
    const { id: worker } = await requireWorker(miner, c.get('sender'))
    const row = await nextTrainingTask(miner, { worker, domain: c.req.valid('json').domain })
    const origins = frameOriginsFor(c.req.url, c.req.header('user-agent'), frameOrigin)
    const assignment = showTraining(row, await trainingSecret(db, miner.hotkey), { origins, nowMs: clock.now() })
    return c.json({ domain: row.domain, place: row.place, of: ROUND_TASKS, counts: row.counts, assignment }, 200)
  })

  const answer = createRoute({
    method: 'post',
    path: '/api/work/training/{id}/answer',
    tags,
    summary: 'Answer a training task and learn how it was made',
    request: { params: TrainingParams, body: { required: true, content: { 'application/json': { schema: TrainingAnswer } } } },
    responses: jsonReply(TrainingFeedback, 'The first answer counts; the last one of a round ends with its outcome'),
  })
  router.openapi(answer, async (c) => {
    const miner = minerOf(c)
    const { id: worker } = await requireWorker(miner, c.get('sender'))
    return c.json(await answerTraining(miner, { worker, id: c.req.valid('param').id, verdict: c.req.valid('json').verdict }), 200)
  })
  return router
}

/** In the form of a paid one, so that the same page shows it; without a validator. */
function showTraining(row: TrainingTaskRow, secret: string, { origins, nowMs }: { origins: FrameOrigins; nowMs: number }): Assignment {
  const { instruction, requirements, responses } = drawTrainingTask(row, secret)
  return {
    id: row.id,
    validator: '',
    miner: row.miner,
    domain: row.domain,
    instruction,
    requirements: [...requirements],
    criterion: DOJO_CRITERION,
    criteria: [],
    responses: responses.map(({ response }) => showResponse(response, `/frame/training/${row.id}`, origins)),
    expiresAt: new Date(nowMs + OPEN_MS).toISOString(),
    serverNow: new Date(nowMs).toISOString(),
  }
}
