import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BriefFamily } from '../../src/models/brief.ts'
import { BRIEF_FAMILIES } from '../../src/models/brief-families.ts'
import { BEHAVIOURS, type Behaviour, behaviourOf } from './behaviours.ts'
import { type BriefMind, createBriefMind } from './brief-mind.ts'
import {
  type ChatRequest,
  type Completion,
  chatCompletion,
  chatEvents,
  EmbeddingRequest,
  embeddingList,
  errorBody,
  ChatRequest as Request,
} from './wire-format.ts'

/** A model server of our own that speaks the wire format of OpenAI. */
export interface ModelServer {
  /** For `baseUrl`. */
  readonly url: string
  /** Chat requests in the order in which they came. */
  readonly requests: readonly ChatRequest[]
  /** Most chat requests that were answered at the same time. */
  readonly mostAtOnce: () => number
  /** What the next calls do, whatever their model; then each model goes by its name again. Replaces an earlier script. */
  script(...behaviours: Behaviour[]): void
  /** What the next answers are made of, instead of the server's own. Replaces what was not said yet. */
  say(...texts: string[]): void
  close(): Promise<void>
}

export interface ModelServerOptions {
  readonly families?: readonly BriefFamily[]
  /** Makes all answers; without it they are made out of the families. */
  readonly mind?: BriefMind
  /** Requests without it are refused. */
  readonly key?: string
  readonly slowMs?: number
  readonly retryAfterSeconds?: number
}

/** Starts on a free port of this machine. Models are named after what they do: see `BEHAVIOURS`. */
export async function startModelServer({
  families = BRIEF_FAMILIES,
  mind = createBriefMind(families),
  key,
  slowMs = 200,
  retryAfterSeconds = 2,
}: ModelServerOptions = {}): Promise<ModelServer> {
  const requests: ChatRequest[] = []
  const scripted: Behaviour[] = []
  const said: string[] = []
  let atOnce = 0
  let mostAtOnce = 0

  async function chat(body: unknown, reply: ServerResponse): Promise<void> {
    const parsed = Request.safeParse(body)
    if (!parsed.success) return send(reply, 400, errorBody(parsed.error.issues[0]!.message, 'invalid_request_error'))
    const request = parsed.data
    requests.push(request)
    const behaviour = scripted.shift() ?? behaviourOf(request.model)
    if (behaviour === 'rate-limit') {
      reply.setHeader('retry-after', String(retryAfterSeconds))
      return send(reply, 429, errorBody('Rate limit reached for requests', 'requests', 'rate_limit_exceeded'))
    }
    if (behaviour === 'server-error')
      return send(reply, 500, errorBody('The server had an error while processing your request', 'server_error'))
    if (behaviour === 'not-found')
      return send(reply, 404, errorBody(`The model \`${request.model}\` does not exist`, 'invalid_request_error', 'model_not_found'))
    if (behaviour === 'html-page-instead') return void reply.setHeader('content-type', 'text/html').end('<html><body>Welcome</body></html>')
    if (behaviour === 'hang') return
    if (behaviour === 'endless') return endless(reply)
    if (behaviour === 'slow') await new Promise((resolve) => setTimeout(resolve, slowMs))
    const completion = completionOf(request, behaviour)
    const whole = request.stream ? chatEvents(request, completion).join('') : JSON.stringify(behaviour === 'no-choices' ? { id: 'x', model: request.model, choices: [] } : chatCompletion(request, completion)) // biome-ignore format: one body
    reply.setHeader('content-type', request.stream ? 'text/event-stream' : 'application/json')
    if (behaviour !== 'cut') return void reply.end(whole)
    reply.write(whole.slice(0, whole.length / 2), () => reply.destroy())
  }

  function completionOf({ messages, max_tokens }: ChatRequest, behaviour: Behaviour): Completion {
    const system = messages.find(({ role }) => role === 'system')?.content ?? ''
    const prompt = messages.findLast(({ role }) => role === 'user')?.content ?? ''
    if (behaviour === 'refusal') return { content: null, refusal: "I'm sorry, I can't help with that.", finishReason: 'stop' }
    const good = said.shift() ?? mind.answer({ system, prompt }, behaviour)
    const content: Partial<Record<Behaviour, string>> = {
      empty: '',
      megabyte: good + 'x'.repeat(1_000_000),
      'wrong-json': good.slice(0, -2),
      'fenced-json': `Sure! Here is the JSON you asked for:\n\n\`\`\`json\n${good}\n\`\`\`\n\nLet me know if you need anything else.`,
      'wrong-schema': JSON.stringify({ answer: 42 }),
      'prompt-echo': `${system}\n\n${prompt}`,
      'refusal-in-words': "I'm sorry, but I can't help with that request.",
      'cut-off': good.slice(0, (max_tokens ?? 100) >> 1),
    }
    return { content: content[behaviour] ?? good, finishReason: behaviour === 'cut-off' ? 'length' : 'stop' }
  }

  async function route(incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
    const { pathname } = new URL(incoming.url!, 'http://server')
    if (key !== undefined && incoming.headers.authorization !== `Bearer ${key}`)
      return send(
        reply,
        401,
        errorBody(`Incorrect API key provided: ${incoming.headers.authorization ?? 'none'}.`, 'invalid_request_error', 'invalid_api_key'),
      )
    if (incoming.method === 'GET' && pathname === '/v1/models')
      return send(reply, 200, { object: 'list', data: BEHAVIOURS.map((id) => ({ id, object: 'model', created: 0, owned_by: 'test' })) })
    const body: unknown = JSON.parse(Buffer.concat(await incoming.toArray()).toString())
    if (incoming.method === 'POST' && pathname === '/v1/embeddings') {
      const { model, input } = EmbeddingRequest.parse(body)
      return send(reply, 200, embeddingList(model, [input].flat()))
    }
    if (incoming.method !== 'POST' || pathname !== '/v1/chat/completions')
      return send(reply, 404, errorBody(`Unknown request URL: ${pathname}`, 'invalid_request_error'))
    mostAtOnce = Math.max(mostAtOnce, ++atOnce)
    reply.once('close', () => atOnce--)
    await chat(body, reply)
  }

  const server = createServer((incoming, reply) => {
    route(incoming, reply).catch((error: unknown) => send(reply, 500, errorBody(String(error), 'server_error')))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    mostAtOnce: () => mostAtOnce,
    script: (...behaviours) => void scripted.splice(0, scripted.length, ...behaviours),
    say: (...texts) => void said.splice(0, said.length, ...texts),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function send(reply: ServerResponse, status: number, body: object): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Writes for as long as anybody reads. */
async function endless(reply: ServerResponse): Promise<void> {
  reply.setHeader('content-type', 'application/json')
  reply.write('{"choices":[{"index":0,"message":{"role":"assistant","content":"')
  const closed = once(reply, 'close')
  while (!reply.destroyed) {
    if (!reply.write('and so on '.repeat(1000))) await Promise.race([once(reply, 'drain'), closed])
  }
}
