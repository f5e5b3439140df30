import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BaseError } from '../../src/core/base-error.ts'
import { createRng } from '../../src/core/rng.ts'
import type { AttemptRecord } from '../../src/generation/attempt.ts'
import { createModelAuthor } from '../../src/generation/model-author.ts'
import { runAttempts } from '../../src/generation/run-attempts.ts'
import { runResponse } from '../../src/generation/run-response.ts'
import type { InstructionRequirement } from '../../src/generation/task-author.ts'
import { aGeneration } from '../../src/generation/testing.ts'
import { DojoTask } from '../../src/mechanisms/dojo/dojo-task.ts'
import { countryExplanation } from '../../src/models/facts/country-explanation.ts'
import { elementExplanation } from '../../src/models/facts/element-explanation.ts'
import type { ModelPool } from '../../src/models/language/create-model-pool.ts'
import { MadeKind } from '../../src/models/made-kind.ts'
import { miniAppBriefs } from '../../src/models/mini-apps/mini-app-brief.ts'
import { MINI_APP_FAMILIES } from '../../src/models/mini-apps/mini-app-families.ts'
import { openPageSandbox, type PageSandbox } from '../../src/sandbox/open-page-sandbox.ts'
import { noChromium } from '../../src/sandbox/testing.ts'
import { emptyTables, openTestStores } from '../../src/store/testing.ts'
import { BEHAVIOURS, type Behaviour } from '../model-server/behaviours.ts'
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts'
import { openTestPool, SEED } from '../model-server/testing.ts'
import { tidyUpBrief } from './tidy-up-brief.ts'

const [{ db }] = (await openTestStores()) as [Awaited<ReturnType<typeof openTestStores>>[0]]
let server: ModelServer
beforeAll(async () => {
  server = await startModelServer({ families: [countryExplanation, elementExplanation, tidyUpBrief], slowMs: 20 })
})
afterAll(() => server.close())

const CONFIG = { sideBySide: 1, responses: 3, experimentShare: 0, leaderboardShare: 0 }

/** A pool whose answers to one purpose behave in one way, everything else well. */
function poolWith(purpose: string, behaviour: Behaviour) {
  const models = [{ model: 'good' }, { model: 'good/2' }, { model: behaviour, timeoutMs: behaviour === 'hang' ? 300 : 30_000 }]
  const opened = openTestPool(server.url, behaviour === 'good' ? models.slice(0, 2) : models, { retries: 1 })
  const generate: ModelPool['generate'] = (request) =>
    opened.pool.generate({ ...request, model: request.purpose === purpose ? behaviour : (request.model ?? 'good') })
  return { ...opened, pool: { ...opened.pool, generate } }
}

interface Ended {
  readonly error: unknown
  readonly rows: readonly {
    state: string
    stage: string | null
    reason: string | null
    task: DojoTask | undefined
    record: AttemptRecord | null
  }[]
}

async function attempt(
  pool: ModelPool,
  count: number,
  { config = {}, pages, fresh = true }: { config?: object; pages?: PageSandbox; fresh?: boolean } = {},
): Promise<Ended> {
  if (fresh) await emptyTables(db)
  const author = createModelAuthor(pool, undefined, pages ? ['html'] : ['text', 'code'])
  let begun = 0
  const clock = { now: () => 1 }
  const error = await runAttempts(aGeneration(db, { author, pages, clock, config: { ...CONFIG, ...config } }), {
    db,
    clock,
    stream: 's',
    holder: 'h',
    more: async () => begun++ < count,
  }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  const rows = await db.selectFrom('task_attempt').selectAll().orderBy('n').execute()
  return {
    error,
    rows: rows.map(({ state, stage, reason, task, record }) => ({
      state,
      stage,
      reason,
      task: task === null ? undefined : DojoTask.parse({ ...(task as object), id: 'task-1' }),
      record: record as AttemptRecord | null,
    })),
  }
}

/** Runs a task's responses again: the first known one meets everything, each further one fails more than the one before it, and all of that. */
async function expectTrueOrder(task: DojoTask, requirements: readonly InstructionRequirement[], pages?: PageSandbox): Promise<void> {
  const chain = task.responses.filter(({ knownRank }) => knownRank !== undefined).sort((a, b) => a.knownRank! - b.knownRank!)
  expect(chain.length).toBeGreaterThanOrEqual(2)
  let failedBefore: string[] | undefined
  for (const { kind, content } of chain) {
    const { problems, checks } = await runResponse({ kind: MadeKind.parse(kind), content, requirements }, pages)
    expect(problems).toEqual([])
    const failed = Object.keys(checks).filter((name) => !checks[name])
    if (!failedBefore) expect(failed).toEqual([])
    else {
      expect(failed).toEqual(expect.arrayContaining(failedBefore))
      expect(failed.length).toBeGreaterThan(failedBefore.length)
    }
    failedBefore = failed
  }
}

async function expectSound({ rows }: Ended): Promise<void> {
  for (const { state, task, record, reason, stage } of rows) {
    if (state === 'accepted') await expectTrueOrder(task!, record!.instruction!.requirements)
    if (state === 'rejected') expect(record).toMatchObject({ rejection: { stage, reason, detail: expect.stringMatching(/./) } })
  }
}

describe('tasks by language models', () => {
  it('are texts and code whose order is as known, labelled as generated', async () => {
    const { pool } = openTestPool(server.url, [{ model: 'good' }, { model: 'good/2' }])
    const ended = await attempt(pool, 8, { config: { experimentShare: 0.5 } })
    expect(ended.error).toBeUndefined()
    await expectSound(ended)
    const tasks = ended.rows.flatMap(({ task }) => task ?? [])
    for (const { reason } of ended.rows) expect([null, 'near-duplicate']).toContain(reason)
    expect(tasks.length).toBeGreaterThanOrEqual(4)
    expect(new Set(tasks.map(({ responses }) => responses[0]!.kind))).toEqual(new Set(['text', 'code']))
    for (const task of tasks) {
      expect(task).toMatchObject({ origin: 'generated', truth: 'construction' })
      for (const { content } of task.responses) expect(content).not.toContain('<plan>')
    }
  })

  it.each(['instruct', 'deviate', 'answer', 'experiment'])(
    'are sound or not made, whatever comes instead of what was asked for: %s',
    async (purpose) => {
      const told: Record<string, string> = {}
      for (const behaviour of BEHAVIOURS) {
        const { pool } = poolWith(purpose, behaviour)
        const ended = await attempt(pool, 1, { config: { experimentShare: 1 } })
        await expectSound(ended)
        const { error } = ended
        if (error !== undefined) {
          if (!(error instanceof BaseError)) throw error
          expect([behaviour, error.retryable]).toEqual([behaviour, true])
          expect([behaviour, ended.rows.filter(({ state }) => state === 'rejected')]).toEqual([behaviour, []])
        } else expect([behaviour, ended.rows.map(({ state }) => state === 'claimed')]).toEqual([behaviour, [false]])
        told[behaviour] = error ? error.code : ended.rows.map(({ state, reason }) => reason ?? state).join(', ')
      }
      expect(told).toMatchObject({
        good: 'accepted',
        slow: 'accepted',
        'server-error': 'model-outage',
        'rate-limit': 'model-outage',
        hang: 'model-outage',
      })
      if (purpose === 'instruct') expect(told).toMatchObject({ refusal: 'unusable-instruction', 'prompt-echo': 'unusable-instruction' })
      if (purpose === 'answer')
        expect(told).toMatchObject({
          'not-worse': 'not-worse',
          'fails-own-checks': 'original-fails',
          injection: 'unusable-answer',
          megabyte: 'unusable-answer',
          refusal: 'unusable-answer',
        })
    },
    240_000,
  )

  it('are made later, under the same numbers, where nobody could be asked at first', async () => {
    const down = await attempt(openTestPool(server.url, [{ model: 'server-error' }], { retries: 1 }).pool, 1)
    expect(down.error).toMatchObject({ code: 'model-outage', retryable: true })
    expect(down.rows.map(({ state }) => state)).toEqual(['claimed'])
    const up = await attempt(openTestPool(server.url, [{ model: 'good' }]).pool, 1, { fresh: false })
    expect(up.error).toBeUndefined()
    expect(up.rows.map(({ state }) => state)).toEqual(['accepted'])
  })

  it('stop at the budget of the day, and go on the next', async () => {
    const models = [{ model: 'good', maxTokens: 2000 }]
    const { pool, clock, log } = openTestPool(server.url, models, { tokensPerDay: 30_000 })
    const stopped = await attempt(pool, 50)
    expect(stopped.error).toMatchObject({ code: 'model-budget', retryable: true })
    expect((await log.sum(0)).tokens).toBeLessThanOrEqual(30_000)
    expect(stopped.rows.filter(({ state }) => state === 'claimed')).toHaveLength(1)
    await expectSound(stopped)
    clock.advance(24 * 3600_000)
    const next = await attempt(pool, 50, { fresh: false })
    expect(next.error).toMatchObject({ code: 'model-budget' })
    expect(next.rows.length).toBeGreaterThan(stopped.rows.length)
    expect(next.rows.filter(({ state }) => state === 'claimed')).toHaveLength(1)
  })

  it('have a leaderboard as their truth where models with a standing answer, experimental ones among them', async () => {
    const standing = (score: number) => ({ score, uncertainty: 15 })
    const models = [{ model: 'good/1', standing: standing(1200) }, { model: 'good/2', standing: standing(1100) }, { model: 'good/3' }]
    const leaderboard = { name: 'a board', date: '2026-01-01' }
    const { pool } = openTestPool(server.url, models, { leaderboard })
    const { error, rows } = await attempt(pool, 1, { config: { leaderboardShare: 1 } })
    expect(error).toBeUndefined()
    expect(rows.map(({ state, reason }) => reason ?? state)).toEqual(['accepted'])
    for (const { task } of rows) {
      expect(task).toMatchObject({ truth: 'leaderboard', leaderboard })
      const standings = Object.fromEntries(task!.responses.map(({ source, standing }) => [source, standing?.score]))
      expect(standings).toEqual({ 'good/1': 1200, 'good/2': 1100, 'good/3': undefined })
      expect(task!.responses.filter(({ knownRank }) => knownRank !== undefined)).toEqual([])
    }
  })
})

describe('tasks of language models that only a panel can verify', () => {
  /** One attempt at an instruction without a check, with these models as judges. */
  async function judgedBy(...judges: Behaviour[]) {
    const first = openTestPool(server.url, [{ model: 'good' }]).pool
    let written: { requirements: InstructionRequirement[] } | undefined
    const listening: ModelPool = {
      ...first,
      async generate(request) {
        const answer = await first.generate(request)
        written = answer.output as typeof written
        return answer
      },
    }
    await createModelAuthor(listening, undefined, ['text']).draft(SEED, [], createRng(judges.join(' ')))
    const checked = written!.requirements
    server.say(JSON.stringify({ ...written, requirements: checked.map((requirement) => ({ ...requirement, check: null })) }))
    const { pool } = openTestPool(
      server.url,
      ['good', ...judges].map((model) => ({ model })),
      { retries: 0 },
    )
    const generate: ModelPool['generate'] = (request) =>
      pool.generate({ ...request, ...(request.purpose === 'judge' ? {} : { model: 'good' }) })
    return { ended: await attempt({ ...pool, generate }, 1), checked }
  }

  it('are accepted with the order that their judges cannot see but the checks confirm', async () => {
    const { ended, checked } = await judgedBy('slow', 'gullible', 'first-always')
    expect(ended.error).toBeUndefined()
    const [{ state, task, record }] = ended.rows as [Ended['rows'][0]]
    expect(state).toBe('accepted')
    expect(new Set(record!.pairs!.flatMap(({ edits }) => edits.map(({ by }) => by)))).toEqual(new Set(['panel']))
    await expectTrueOrder(task!, checked)
  })

  it.each([
    ['first-always', 'panel-undecided'],
    ['wrong-json', 'panel-undecided'],
    ['refusal', 'panel-undecided'],
    ['prompt-echo', 'panel-undecided'],
    ['server-error', 'model-outage'],
  ] as const)('are not made where the only judge is %s', async (judge, outcome) => {
    const { ended } = await judgedBy(judge)
    expect(ended.rows).toHaveLength(1)
    expect(ended.rows[0]!.state).toBe(outcome === 'model-outage' ? 'claimed' : 'rejected')
    expect(ended.error instanceof BaseError ? ended.error.code : ended.rows[0]!.reason).toBe(outcome)
  })
})

describe.skipIf(noChromium)('pages by language models', () => {
  it('are accepted where they do in a browser what they should, and rejected where they are hostile', async () => {
    const pages = await openPageSandbox({ concurrency: 1 })
    const own = await startModelServer({ families: MINI_APP_FAMILIES.map(miniAppBriefs) })
    const config = { responses: 2, fewestEdits: 2, mostEdits: 2 }
    const good = await attempt(openTestPool(own.url, [{ model: 'good' }]).pool, 1, { config, pages })
    expect(good).toMatchObject({ error: undefined, rows: [{ state: 'accepted' }] })
    await expectTrueOrder(good.rows[0]!.task!, good.rows[0]!.record!.instruction!.requirements, pages)
    const hostile = await attempt(openTestPool(own.url, [{ model: 'hostile-page' }]).pool, 1, {
      config: { ...config, mostRepairs: 0 },
      pages,
    })
    expect(hostile).toMatchObject({ error: undefined, rows: [{ state: 'rejected', reason: 'does-not-run' }] })
    await own.close()
    await pages.close()
  }, 300_000)
})
