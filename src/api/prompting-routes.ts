import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { readAtMostEvery } from '../core/read-at-most-every.ts'
import { describeCoverage } from '../mechanisms/prompting/describe-coverage.ts'
import { PASSES } from '../mechanisms/prompting/human/difficulty.ts'
import { AnchorView } from '../protocol/anchors.ts'
import { AgreementView, PromptingAnswer, PromptingCoverage, PromptingSkills } from '../protocol/prompting.ts'
import { ScoreRecord } from '../protocol/score-record.ts'
import { validatorAgreement } from '../scoring/validator-agreement.ts'
import { normalQuantile } from '../stats/normal-quantile.ts'
import { findMemory } from '../store/mechanism-memory.ts'
import { listPromptingAnswers } from '../store/prompting-answers.ts'
import { listPromptingSkills, type PromptingSkillRow } from '../store/prompting-skills.ts'
import { hasUnannounced } from '../store/tasks.ts'
import { listValidatorCells } from '../store/validator-cells.ts'
import { readAnchorView } from './anchor-view.ts'
import type { ApiContext } from './api-context.ts'
import { namesBy } from './names-by.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['explore']
const Z = normalQuantile(0.975)
/** The leaderboard rolls: only so many answers of a miner in a type count. */
const NEWEST = 50
/** However many pages look. */
const SKILLS_MS = 5000
const TRENDS_MS = 30_000
/** With fewer answers there is a mean, but too uncertain to be compared. */
const FEWEST = 5

/** What anybody may read of the prompting mechanism: who is good at what, and how evenly validators ask. */
export function promptingRoutes(context: ApiContext) {
  const router = createRouter()
  const { db, clock, validators, labels } = context
  const running = () =>
    validators.flatMap(({ hotkey, mechanisms }) =>
      mechanisms.flatMap(({ mechid, mechanism }) => (mechanism.name === 'prompting' ? [{ validator: hotkey as string, mechid }] : [])),
    )
  const mechids = () => [...new Set(running().map(({ mechid }) => mechid))]
  const nameOf = namesBy(labels)
  const skillRows = readAtMostEvery(clock, SKILLS_MS, () => listPromptingSkills(db, { mechids: mechids(), newest: NEWEST, passes: PASSES }))
  const agreement = readAtMostEvery(clock, TRENDS_MS, async () => validatorAgreement(await listValidatorCells(db, mechids())))
  const anchors = readAtMostEvery(clock, TRENDS_MS, () =>
    Promise.all(
      running().map(async (place) => ({ validator: place.validator, name: nameOf(place.validator), ...(await readAnchorView(db, place)) })),
    ),
  )

  const told = new Map<string, ReturnType<typeof describeCoverage>>()

  /** As it was before the tasks that wait to be sent: what is counted with them would tell miners what comes, and which prompt is a customer's. */
  async function coverageOf(place: { validator: string; mechid: number }) {
    const key = `${place.validator}/${place.mechid}`
    const now = describeCoverage(await findMemory(db, place))
    if (!told.has(key) || !(await hasUnannounced(db, place))) told.set(key, now)
    return told.get(key)!
  }

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/prompting/skills',
      tags,
      summary: 'How every miner does of late in every kind of challenge',
      responses: jsonReply(PromptingSkills, 'With intervals and sample sizes; only what was scored counts'),
    }),
    async (c) => {
      const rows = await skillRows()
      const miners = [...Map.groupBy(rows, ({ miner }) => miner)].map(([miner, skills]) => ({
        miner,
        name: nameOf(miner),
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
      const memories = running().map(async (place) => ({
        validator: place.validator,
        name: nameOf(place.validator),
        ...(await coverageOf(place)),
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
      const rows = await listPromptingAnswers(db, { mechids: mechids(), miner, type, limit })
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
  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/prompting/agreement',
      tags,
      summary: 'How far the validators of this process put miners in the same order',
      responses: jsonReply(z.object({ validators: AgreementView.array() }), 'One entry for each'),
    }),
    async (c) => {
      const found = new Map((await agreement()).map((one) => [one.validator, one]))
      const views = [...new Set(running().map(({ validator }) => validator))].map((validator): AgreementView => {
        const { cells = 0, miners = 0, correlation = null, interval } = found.get(validator) ?? {}
        return {
          validator,
          name: nameOf(validator),
          cells,
          miners,
          correlation,
          interval: interval ? { low: interval[0], high: interval[1] } : null,
        }
      })
      return c.json({ validators: views }, 200)
    },
  )
  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/prompting/anchors',
      tags,
      summary: 'Whether the measure of a validator holds still, and whether what it pays for moves as its anchors do',
      responses: jsonReply(z.object({ validators: AnchorView.array() }), 'One entry for each; at most half a minute old'),
    }),
    async (c) => c.json({ validators: await anchors() }, 200),
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
