import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { writeSettings } from '../miner/desk/write-settings.ts'
import { publishGuidelines, readGuidelines } from '../miner/onboarding/guidelines.ts'
import { GuidelinesRequest } from '../protocol/desk.ts'
import { MinerSettings, ReadableSettings } from '../protocol/miner-settings.ts'
import { Guidelines } from '../protocol/onboarding.ts'
import { readMinerSettings, readReadableSettings } from '../store/miner-settings.ts'
import type { ApiContext } from './api-context.ts'
import { type DeskEnv, requireOwner } from './desk-access.ts'
import { minerOf } from './home-miners.ts'
import { createRouter, jsonReply } from './validated.ts'

const tags = ['desk']

/** How this miner has its people work and be paid. */
export function deskSettingsRoutes({ db }: ApiContext) {
  const router = createRouter<DeskEnv>()
  const read = createRoute({
    method: 'get',
    path: '/api/desk/settings',
    tags,
    summary: 'Settings of this miner',
    responses: jsonReply(MinerSettings, 'As they hold now'),
  })
  router.openapi(read, async (c) => c.json(await readMinerSettings(db, minerOf(c).hotkey), 200))

  const readable = createRoute({
    method: 'get',
    path: '/api/desk/settings/readable',
    tags,
    summary: 'What can be read of the settings of this miner, where a part cannot',
    responses: jsonReply(ReadableSettings, 'To be looked through, and saved with `replace`'),
  })
  router.openapi(readable, async (c) => c.json(await readReadableSettings(db, minerOf(c).hotkey), 200))

  const write = createRoute({
    method: 'post',
    path: '/api/desk/settings',
    tags,
    summary: 'Change the settings of this miner',
    middleware: requireOwner,
    request: {
      query: z.object({ replace: z.literal('true').optional().describe('also in the place of what cannot be read') }),
      body: { required: true, content: { 'application/json': { schema: MinerSettings } } },
    },
    responses: jsonReply(MinerSettings, 'All of them: what is left out gets its default'),
  })
  router.openapi(write, async (c) => {
    const { replace } = c.req.valid('query')
    return c.json(await writeSettings(minerOf(c), c.req.valid('json'), { replace: replace === 'true' }), 200)
  })

  const readRules = createRoute({
    method: 'get',
    path: '/api/desk/guidelines',
    tags,
    summary: 'Guidelines that workers of this miner accept',
    responses: jsonReply(Guidelines, 'As they hold now'),
  })
  router.openapi(readRules, async (c) => c.json(await readGuidelines(db, minerOf(c).hotkey), 200))

  const publish = createRoute({
    method: 'post',
    path: '/api/desk/guidelines',
    tags,
    summary: 'Publish other guidelines',
    middleware: requireOwner,
    request: { body: { required: true, content: { 'application/json': { schema: GuidelinesRequest } } } },
    responses: jsonReply(Guidelines, 'Every worker is asked to accept them before the next task'),
  })
  router.openapi(publish, async (c) => c.json(await publishGuidelines(minerOf(c), c.req.valid('json').text), 200))
  return router
}
