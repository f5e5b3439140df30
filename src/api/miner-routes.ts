import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import type { AnsweringMiner } from '../miner/prompting/responder.ts'
import { ChatRequest } from '../protocol/chat.ts'
import { Hotkey } from '../protocol/ids.ts'
import { answerReply } from './answer-reply.ts'
import type { ApiContext } from './api-context.ts'
import { NoPermitError, NotFoundError } from './errors.ts'
import { requireSignature, type SignedEnv } from './require-signature.ts'
import { createRouter, problemReply } from './validated.ts'

/** What validators call, signed with their hotkey (sr25519) and bound to the miner in the path. */
export function minerRoutes(context: ApiContext) {
  const router = createRouter<SignedEnv>()
  const minerOf = (hotkey: string): AnsweringMiner => {
    const miner = context.answering.find((candidate) => candidate.hotkey === hotkey)
    if (!miner) throw new NotFoundError({ what: 'miner', id: hotkey })
    return miner
  }
  router.use(
    '/miners/:miner/*',
    requireSignature(context, 'sr25519', (path) => minerOf(path.split('/')[2] ?? '').hotkey),
  )

  const ask = createRoute({
    method: 'post',
    path: '/miners/{miner}/v1/chat/completions',
    tags: ['validator to miner'],
    summary: 'Ask a miner of this process',
    request: {
      params: z.object({ miner: Hotkey }),
      body: { required: true, content: { 'application/json': { schema: ChatRequest } } },
    },
    responses: {
      200: {
        description: 'Chunks of a chat completion as server-sent events, and the signature of the whole in a comment',
        content: { 'text/event-stream': { schema: z.string() } },
      },
      ...problemReply,
    },
  })
  router.openapi(ask, async (c) => {
    const miner = minerOf(c.req.valid('param').miner)
    const sender = Hotkey.parse(c.get('sender'))
    await requirePermit(context, sender)
    return (await answerReply(c, miner, c.req.valid('json').messages, context)) as never
  })
  return router
}

/** Answers cost something: whoever validates gets them, and the validators of this process before they have a permit. */
async function requirePermit({ chain, validators }: ApiContext, sender: Hotkey): Promise<void> {
  if (validators.some(({ hotkey }) => hotkey === sender)) return
  const { neurons } = await chain.metagraph()
  if (!neurons.some(({ hotkey, validatorPermit }) => validatorPermit && hotkey === sender))
    throw new NoPermitError({ hotkey: sender, netuid: chain.netuid })
}
