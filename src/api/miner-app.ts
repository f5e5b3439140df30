import { createRoute } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { html } from 'hono/html'
import * as z from 'zod'
import type { MinerStatus } from '../miner/prompting/miner-status.ts'
import type { AnsweringMiner } from '../miner/prompting/responder.ts'
import { ChatRequest } from '../protocol/chat.ts'
import { Hotkey } from '../protocol/ids.ts'
import { answerReply } from './answer-reply.ts'
import type { ApiContext } from './api-context.ts'
import { NoPermitError, NotFoundError } from './errors.ts'
import { limitBody } from './limit-body.ts'
import { replyWithProblem } from './problem-reply.ts'
import { requireSignature, type SignedEnv } from './require-signature.ts'
import { createRouter, problemReply } from './validated.ts'

export interface MinerAppContext extends Pick<ApiContext, 'clock' | 'nonceStore' | 'authAdapters' | 'stopping' | 'log' | 'problems'> {
  readonly miner: AnsweringMiner
  readonly netuid: number
  /** Whether a hotkey may ask: it validates in the subnet. */
  mayAsk(sender: Hotkey): Promise<boolean>
  readonly tools: readonly string[]
  status(): MinerStatus
}

/** The HTTP surface of a miner that runs alone: chat completions for validators, and a page that says how it is. */
export function createMinerApp(context: MinerAppContext): Hono {
  const { miner, netuid, log } = context
  const app = new Hono()
  app.onError((error, c) => replyWithProblem(error, c, log))
  app.notFound((c) => replyWithProblem(new NotFoundError({ what: 'page', id: c.req.path }), c, log))
  app.use(limitBody)
  app.get('/health', (c) => c.json(healthOf(context)))
  app.get('/', (c) => c.html(page(context)))

  const router = createRouter<SignedEnv>()
  router.use(
    '/v1/*',
    requireSignature(context, 'sr25519', () => miner.hotkey),
  )
  const ask = createRoute({
    method: 'post',
    path: '/v1/chat/completions',
    request: { body: { required: true, content: { 'application/json': { schema: ChatRequest } } } },
    responses: {
      200: { description: 'Chunks of a chat completion', content: { 'text/event-stream': { schema: z.string() } } },
      ...problemReply,
    },
  })
  router.openapi(ask, async (c) => {
    const sender = Hotkey.parse(c.get('sender'))
    if (!(await context.mayAsk(sender))) throw new NoPermitError({ hotkey: sender, netuid })
    return (await answerReply(c, miner, c.req.valid('json').messages, context)) as never
  })
  app.route('/', router)
  return app
}

function healthOf({ miner, netuid, tools, problems, status }: MinerAppContext) {
  const wrong = problems()
  return { status: wrong.length === 0 ? 'ok' : 'degraded', problems: wrong, hotkey: miner.hotkey, netuid, tools, ...status() }
}

function page(context: MinerAppContext) {
  const { status, problems, hotkey, netuid, tools, answered, lastAnsweredAt, toolCalls, answersBy } = healthOf(context)
  const line = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ') || 'none yet'
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Kumite miner</title>
<style>body { font: 16px/1.5 system-ui; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark } dt { font-weight: 600 } dd { margin: 0 0 .75rem; overflow-wrap: anywhere }</style></head>
<body><h1>Miner: ${status}</h1>
${problems.map((problem) => html`<p>${problem}</p>`)}
<dl><dt>Hotkey</dt><dd>${hotkey}</dd><dt>Subnet</dt><dd>${netuid}</dd><dt>Answers</dt><dd>${answered}, the last ${lastAnsweredAt ?? 'never'}</dd>
<dt>Answered by</dt><dd>${line(answersBy)}</dd><dt>Tools at hand</dt><dd>${tools.join(', ')}</dd><dt>Tools used</dt><dd>${line(toolCalls)}</dd></dl>
</body></html>`
}
