import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { MinerSkill } from '../protocol/skill.ts'
import { readSkills } from '../validator/read-skills.ts'
import type { ApiContext } from './api-context.ts'
import { NotFoundError } from './errors.ts'
import { createRouter, jsonReply } from './validated.ts'

/** What validators know of those who judge: anybody may read it, for it decides how much a judgment counts. */
export function skillRoutes({ chain, validators }: ApiContext) {
  const router = createRouter()
  router.openapi(
    createRoute({
      method: 'get',
      path: '/api/miners/{hotkey}/skill',
      tags: ['explore'],
      summary: 'What is known of the skill of a miner and its workers, by domain and by epoch',
      request: { params: z.object({ hotkey: z.string().max(100) }) },
      responses: jsonReply(MinerSkill, 'One entry for each validator and mechanism'),
    }),
    async (c) => {
      const { hotkey: miner } = c.req.valid('param')
      const { neurons, epoch } = await chain.metagraph()
      if (!neurons.some((neuron) => neuron.hotkey === miner)) throw new NotFoundError({ what: 'miner', id: miner })
      const seenBy = validators.flatMap((validator) =>
        validator.mechanisms.map((running) => readSkills(validator, running, { miner, epoch })),
      )
      return c.json({ miner, seenBy: await Promise.all(seenBy) }, 200)
    },
  )
  return router
}
