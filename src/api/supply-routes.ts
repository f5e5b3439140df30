import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { readAtMostEvery } from '../core/read-at-most-every.ts'
import { seedName } from '../generation/seed-name.ts'
import { addSeedValue } from '../generation/stored-seeds.ts'
import { SeedValue } from '../generation/task-seed.ts'
import { SeedReceipt, Supply } from '../protocol/supply.ts'
import type { ApiContext } from './api-context.ts'
import { NotAValidatorError } from './errors.ts'
import { requireSignature, type SignedEnv } from './require-signature.ts'
import { readSupply } from './supply-view.ts'
import { createRouter, jsonReply } from './validated.ts'

/** The whole table of attempts is read for a reply: however many pages are open, no more often than this. */
const SUPPLY_MS = 30_000

const SeedRequest = SeedValue.omit({ origin: true }).extend({
  words: z
    .string()
    .trim()
    .min(1)
    .max(400)
    .regex(/^(?=.*[\p{L}\p{N}])[^\p{Cc}\p{Cs}]*$/u, 'expected printable characters, a letter or digit among them'),
  value: z
    .string()
    .max(80)
    .regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u, 'expected words joined by hyphens')
    .optional()
    .describe('its name in records; made from the words where it is absent'),
  weight: SeedValue.shape.weight.default(1),
})

/** Where tasks come from, for anybody; and what they are drawn from, which validators may add to. */
export function supplyRoutes(context: ApiContext) {
  const router = createRouter<SignedEnv>()
  const { db, clock } = context
  const hotkeys: readonly string[] = context.validators.map(({ hotkey }) => hotkey)
  const supply = readAtMostEvery(clock, SUPPLY_MS, () => readSupply(context))

  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/supply',
      tags: ['explore'],
      summary: 'Where tasks come from, and how good they are',
      responses: jsonReply(Supply, 'Counts over all attempts, up to half a minute old'),
    }),
    async (c) => c.json(await supply(), 200),
  )

  // A validator of this process signs, for itself or for another one here: each of them is this server.
  const receiverOf = (_: string, headers: Headers) =>
    hotkeys.find((hotkey) => hotkey === headers.get('X-Bittensor-Receiver')) ?? hotkeys[0] ?? ''
  router.use('/api/seeds', requireSignature({ ...context, authAdapters: undefined }, 'sr25519', receiverOf))
  router.openapi(
    createRoute({
      method: 'post',
      path: '/api/seeds',
      tags: ['requests'],
      summary: 'Add a value for task seeds, such as a topic that requesters ask for',
      request: { body: { required: true, content: { 'application/json': { schema: SeedRequest } } } },
      responses: jsonReply(SeedReceipt, 'Signed by a validator of this process; a value that is there already stays as it is'),
    }),
    async (c) => {
      const sender = c.get('sender')
      if (!hotkeys.includes(sender)) throw new NotAValidatorError({ hotkey: sender })
      const { axis, words, weight, value = seedName(words) } = c.req.valid('json')
      const seed = { axis, value, words, weight }
      return c.json({ added: await addSeedValue(db, seed, clock.now()), ...seed }, 200)
    },
  )
  return router
}
