import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { describeCoverage } from '../mechanisms/prompting/describe-coverage.ts'
import { PASSES } from '../mechanisms/prompting/human/difficulty.ts'
import { PromptingAnswer, PromptingCoverage, PromptingSkills } from '../protocol/prompting.ts'
import { ScoreRecord } from '../protocol/score-record.ts'
import { normalQuantile } from '../stats/normal-quantile.ts'
import { findMemory } from '../store/mechanism-memory.ts'
import { listPromptingAnswers } from '../store/prompting-answers.ts'
import { listPromptingSkills, type PromptingSkillRow } from '../store/prompting-skills.ts'
import type { ApiContext } from './api-context.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['explore']
const Z = normalQuantile(0.975)
/** The leaderboard rolls: only so many answers of a miner in a type count. */
const NEWEST = 50
/** With fewer answers there is a mean, but too uncertain to be compared. */
const FEWEST = 5

/** What anybody may read of the prompting mechanism: who is good at what, and how evenly validators ask. */
export function promptingRoutes(context: ApiContext) {
  const router = createRouter()
  const { db, validators, labels } = context
  const running = () =>
    validators.flatMap(({ hotkey, mechanisms }) =>
      mechanisms.flatMap(({ mechid, mechanism }) => (mechanism.name === 'prompting' ? [{ hotkey, mechid }] : [])),
    )

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/prompting/skills',
      tags,
      summary: 'How every miner does of late in every kind of challenge',
      responses: jsonReply(PromptingSkills, 'With intervals and sample sizes; only what was scored counts'),
    }),
    async (c) => {
      const [first] = running()
      const rows = first ? await listPromptingSkills(db, { mechid: first.mechid, newest: NEWEST, passes: PASSES }) : []
      const miners = [...Map.groupBy(rows, ({ miner }) => miner)].map(([miner, skills]) => ({
        miner,
        name: labels.get(miner)?.name ?? miner.slice(0, 8),
        simulated: labels.get(miner)?.simulated ?? false,
        skills: skills.map(toTypeSkill),
      }))
      const types = [...new Set(rows.map(({ domain }) => domain))].sort()
      return c.json({ newest: NEWEST, fewest: FEWEST, passes: PASSES, types, miners }, 200)
    },
  )

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/prompting/coverage',
      tags,
      summary: 'How evenly the validators of this process ask',
      responses: jsonReply(z.object({ validators: PromptingCoverage.array() }), 'One entry for each'),
    }),
    async (c) => {
      const memories = running().map(async ({ hotkey, mechid }) => ({
        validator: hotkey as string,
        name: labels.get(hotkey)?.name ?? hotkey.slice(0, 8),
        ...describeCoverage(await findMemory(db, { validator: hotkey, mechid })),
      }))
      return c.json({ validators: await Promise.all(memories) }, 200)
    },
  )
  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/prompting/answers',
      tags,
      summary: 'What one miner has answered of late, and what each answer was worth',
      request: {
        query: z.object({
          miner: z.string().max(100),
          type: z.string().max(100).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(NEWEST),
        }),
      },
      responses: jsonReply(z.object({ answers: PromptingAnswer.array() }), 'Newest first; only what was scored'),
    }),
    async (c) => {
      const { miner, type, limit } = c.req.valid('query')
      const [first] = running()
      const rows = first ? await listPromptingAnswers(db, { mechid: first.mechid, miner, type, limit }) : []
      const answers = rows.map(({ task_id: taskId, domain, title, value, record, scored_ms }) => ({
        taskId,
        type: domain,
        title,
        value,
        words: ScoreRecord.parse(record).words,
        scoredAt: new Date(scored_ms).toISOString(),
      }))
      return c.json({ answers }, 200)
    },
  )
  return router
}

function toTypeSkill({
  domain,
  n,
  mean,
  sd,
  passed,
  first_ms,
  total_ms,
}: PromptingSkillRow): PromptingSkills['miners'][number]['skills'][number] {
  const half = sd === null ? undefined : (Z * sd) / Math.sqrt(n)
  return {
    type: domain,
    n,
    mean,
    interval: half === undefined ? null : { low: Math.max(-1, mean - half), high: Math.min(1, mean + half) },
    passed,
    firstMs: first_ms,
    totalMs: total_ms,
  }
}
