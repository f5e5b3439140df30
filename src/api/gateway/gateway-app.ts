import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { GatewayKeyRow } from '../../store/gateway-keys.ts'
import { GatewayNotFoundError, GatewayRequestError } from './errors.ts'
import type { Gateway } from './gateway.ts'
import { type GatewayScope, requireGatewayKey } from './gateway-key.ts'
import { holdIdempotency } from './hold-idempotency.ts'
import { ROUTED_MODEL } from './plan-chat.ts'
import type { Provider, ProviderManifest } from './provider.ts'
import { replyWithOpenAiError } from './reply-with-openai-error.ts'
import { serveChat } from './serve-chat.ts'
import { serveEmbeddings } from './serve-embeddings.ts'
import { serveProvider } from './serve-provider.ts'

const MAX_BODY_BYTES = 1_000_000

interface RequestEnv {
  Variables: { requestId: string }
}

type Serve = (gateway: Gateway, key: GatewayKeyRow, requestId: string, body: string, c: Context) => Promise<Response>

/**
 * The gateway as an application of its own, for it speaks another protocol than the other routes: OpenAI's, its errors included. Its clients
 * find it at `/v1`.
 */
export function createGatewayApp(gateway: Gateway) {
  const app = new Hono<RequestEnv>()
  app.onError((error, c) => replyWithOpenAiError(error, c, gateway.log))
  app.notFound((c) =>
    replyWithOpenAiError(new GatewayNotFoundError({ what: 'page', name: `${c.req.method} ${c.req.path}` }), c, gateway.log),
  )
  app.use(async (c, next) => {
    c.set('requestId', randomUUID())
    c.header('x-request-id', c.get('requestId'))
    await next()
  })
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseBody }))

  /** A call that is counted: key, body, at most once for an idempotency key. */
  const paid = (scope: GatewayScope, serve: Serve) => async (c: Context<RequestEnv>) => {
    const key = await requireGatewayKey(gateway, c.req.header('authorization'), scope)
    const body = await c.req.text()
    const idempotencyKey = c.req.header('idempotency-key')
    const once = { key, idempotencyKey, request: `${c.req.path}\n${body}` }
    return holdIdempotency(gateway, once, () => serve(gateway, key, c.get('requestId'), body, c))
  }
  app.post('/v1/chat/completions', paid('chat', serveChat))
  app.post('/v1/embeddings', paid('embeddings', serveEmbeddings))
  app.post('/v1/providers/:provider/:capability', paid('providers', serveProvider))

  const created = Math.floor(gateway.startedMs / 1000)
  const models = [ROUTED_MODEL, ...gateway.classifier.types.map((type) => `${ROUTED_MODEL}/${type}`), gateway.embedder.name].map((id) => ({
    id,
    object: 'model',
    created,
    owned_by: ROUTED_MODEL,
  }))
  app.get('/v1/models', async (c) => {
    await requireGatewayKey(gateway, c.req.header('authorization'), 'models')
    return c.json({ object: 'list', data: models })
  })
  app.get('/v1/models/:model{.+}', async (c) => {
    await requireGatewayKey(gateway, c.req.header('authorization'), 'models')
    const name = c.req.param('model')
    const model = models.find(({ id }) => id === name)
    if (!model) throw new GatewayNotFoundError({ what: 'model', name })
    return c.json(model)
  })
  app.get('/v1/providers', async (c) => {
    await requireGatewayKey(gateway, c.req.header('authorization'), 'models')
    return c.json({ object: 'list', data: [...gateway.providers().values()].map(offerOf) })
  })
  return app
}

/** The manifest as far as it is offered here. */
function offerOf({ manifest, capabilities }: Provider): ProviderManifest {
  return { ...manifest, capabilities: manifest.capabilities.filter(({ name }) => capabilities.has(name)) }
}

function refuseBody(): never {
  throw new GatewayRequestError({
    param: undefined,
    problem: `expected at most ${MAX_BODY_BYTES} bytes, got more`,
    status: 413,
    openAiCode: 'request_too_large',
  })
}

export type GatewayApp = ReturnType<typeof createGatewayApp>
