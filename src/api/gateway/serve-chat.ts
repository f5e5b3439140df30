import type { Context } from 'hono'
import { BaseError } from '../../core/base-error.ts'
import type { GatewayKeyRow } from '../../store/gateway-keys.ts'
import { settleGatewayCall } from '../../store/gateway-usage.ts'
import { ChatInput } from './chat-input.ts'
import { chatCompletion, type ReplyFrame, usageOf } from './chat-reply.ts'
import { startRun } from './chat-run.ts'
import type { Gateway, GatewayMiner } from './gateway.ts'
import { planChat } from './plan-chat.ts'
import { readBody } from './read-body.ts'
import { reserveCall } from './reserve-call.ts'
import { streamChat } from './stream-chat.ts'

/** Answers a chat request, whole or as a stream: plan, reserve, ask, reply, settle. */
export async function serveChat(gateway: Gateway, key: GatewayKeyRow, requestId: string, body: string, c: Context): Promise<Response> {
  const input = readBody(ChatInput, body)
  const plan = planChat(gateway, input)
  const startedMs = gateway.clock.now()
  const planned = { prompt_tokens: plan.promptTokens, completion_tokens: plan.maxTokens * plan.answers, cost_usd: plan.mostUsd }
  await reserveCall(
    gateway,
    key,
    { id: requestId, key_id: key.id, at_ms: startedMs, kind: 'chat', model: input.model, type: plan.type, ...planned },
    c,
  )
  const run = startRun(gateway, plan, { requestId, keyId: key.id, customer: c.req.raw.signal })
  const settle = (error?: unknown) => {
    const outcome = error === undefined ? 'answered' : error instanceof BaseError ? error.code : 'internal'
    const ms = Math.round(gateway.clock.now() - startedMs)
    return settleGatewayCall(gateway.db, requestId, { ...run.used(error), ms, outcome }).catch(gateway.log)
  }
  const frame: ReplyFrame = { id: `chatcmpl-${requestId}`, created: Math.floor(startedMs / 1000), model: input.model }
  c.header('x-kumite-task-type', plan.type)
  try {
    if (input.stream) {
      const servers = await run.begin()
      nameServers(c, servers)
      return c.body(streamChat(run, { frame, servers, plan, includeUsage: input.stream_options?.include_usage ?? false, settle }), 200, {
        'content-type': 'text/event-stream; charset=utf-8',
      })
    }
    const answers = await run.finish()
    nameServers(
      c,
      answers.map(({ by }) => by),
    )
    const reply = chatCompletion(frame, answers, usageOf(plan.promptTokens, answers))
    await settle()
    return c.body(JSON.stringify(reply), 200, { 'content-type': 'application/json' })
  } catch (error) {
    run.stop()
    await settle(error)
    throw error
  }
}

function nameServers(c: Context, servers: readonly GatewayMiner[]): void {
  c.header('x-kumite-served-by', [...new Set(servers.map(({ miner }) => miner))].join(','))
}
