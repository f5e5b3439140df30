import { setTimeout } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { Hotkey } from '../protocol/ids.ts'
import { BlockEvents, BlockHeader, type Chain, Hyperparameters, Metagraph, ShareRows } from './chain.ts'
import { AccountReply, AmountReply, ChainIdentity, type ChainProblem, RevealKeyReply, SubmitReply } from './chain-wire.ts'
import { ChainCallError } from './errors.ts'
import type { LocalChain } from './local-chain.ts'
import { extrinsicHash, SignedExtrinsic } from './signed-extrinsic.ts'

/** Largest request: a whole row of weights with room to spare. */
const MAX_BODY_BYTES = 256 * 1024
/** How long a request for a call's block waits before it is to be asked again. */
const INCLUSION_WAIT_MS = 15_000
/** How many calls the server can tell the fate of. */
const REMEMBERED_CALLS = 10_000

const count = z.coerce.number().int().min(0)
const MOST_BLOCKS = 1000
const MechanismQuery = z.object({ mechid: count.max(15).default(0) })

/**
 * A local chain over HTTP, for other processes: reads are open, calls come signed. `createRemoteChain` is the other side.
 * @param blockMs time between two blocks
 * @param log hears of what nobody foresaw
 */
export function createChainServer(chain: LocalChain, { blockMs, log }: { blockMs: number; log: (error: unknown) => void }) {
  const inclusions = new Map<string, Promise<BlockHeader>>()

  const app = createChainReader(chain, { genesisHash: chain.genesisHash, blockMs, nonceOf: chain.nonceOf, log })
  app.notFound((c) => replyWithProblem(new HTTPException(404, { message: `no page ${c.req.path}` }), c, log))

  app.post('/extrinsics', async (c) => {
    const extrinsic = parse(SignedExtrinsic, await c.req.json())
    const { included } = await chain.submit(extrinsic)
    const hash = extrinsicHash(extrinsic)
    inclusions.set(hash, included)
    const [oldest] = inclusions.keys()
    if (inclusions.size > REMEMBERED_CALLS) inclusions.delete(oldest!)
    return reply(c, SubmitReply, { hash })
  })
  app.get('/reveal-key', async (c) => reply(c, RevealKeyReply, await chain.revealKey()))
  app.get('/extrinsics/:hash', async (c) => {
    const included = inclusions.get(c.req.param('hash'))
    if (!included) throw new HTTPException(404, { message: 'no call of this name was taken of late' })
    const header = await Promise.race([included, setTimeout(INCLUSION_WAIT_MS, undefined, { ref: false })])
    return header ? reply(c, BlockHeader, header) : c.json({ pending: true }, 202)
  })
  return app
}

interface ChainReaderOptions {
  readonly genesisHash: string
  readonly blockMs: number
  /** What an account's next call has to be numbered; without it no calls are taken, and all are 0. */
  readonly nonceOf?: (address: string) => number
  /** Blocks whose events are told at once; 1000 without it. */
  readonly mostBlocks?: number
  readonly log: (error: unknown) => void
}

/**
 * What can be read of a chain, over HTTP, for processes that cannot reach the chain itself: `createRemoteChain` is the other side, and
 * whatever it would send is refused.
 */
export function createChainReader(
  chain: Chain,
  { genesisHash, blockMs, nonceOf = () => 0, mostBlocks = MOST_BLOCKS, log }: ChainReaderOptions,
) {
  const { netuid } = chain
  const EventsQuery = z.object({ after: count, limit: count.max(mostBlocks) })
  const app = new Hono()
  app.onError((error, c) => replyWithProblem(error, c, log))
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES }))

  app.get('/chain', (c) => reply(c, ChainIdentity, { protocol: 'kumite-chain/1', genesisHash, netuid, blockMs }))
  app.get('/head', async (c) => reply(c, BlockHeader, await chain.head()))
  app.get('/hyperparameters', async (c) => reply(c, Hyperparameters, await chain.hyperparameters()))
  app.get('/metagraph', async (c) => reply(c, Metagraph, await chain.metagraph(parse(MechanismQuery, c.req.query()).mechid)))
  app.get('/bonds', async (c) => reply(c, ShareRows, await chain.bonds(parse(MechanismQuery, c.req.query()).mechid)))
  app.get('/registration-price', async (c) => reply(c, AmountReply, { rao: await chain.registrationPrice() }))
  app.get('/accounts/:address', async (c) => {
    const address = parse(Hotkey, c.req.param('address'))
    return reply(c, AccountReply, { freeRao: await chain.balance(address), nonce: nonceOf(address) })
  })
  app.get('/stakes/:hotkey/:coldkey', async (c) => {
    const { hotkey, coldkey } = c.req.param()
    return reply(c, AmountReply, { rao: await chain.stake({ hotkey: parse(Hotkey, hotkey), coldkey: parse(Hotkey, coldkey) }) })
  })
  app.get('/events', async (c) => {
    const { after, limit } = parse(EventsQuery, c.req.query())
    return reply(c, z.array(BlockEvents), await chain.eventsAfter(after, limit))
  })
  return app
}

function reply<T extends z.ZodType>(c: Context, schema: T, value: z.output<T>): Response {
  return c.json(z.encode(schema, value))
}

function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new HTTPException(400, { message: z.prettifyError(parsed.error) })
  return parsed.data
}

function replyWithProblem(error: unknown, c: Context, log: (error: unknown) => void): Response {
  const problem = toProblem(error)
  if (problem.status >= 500) log(error)
  return c.body(JSON.stringify(problem), problem.status as 500, { 'content-type': 'application/problem+json' })
}

function toProblem(error: unknown): ChainProblem {
  if (error instanceof ChainCallError) return { ...problemOf(error.code, 422, error.message), refusal: error.refusal }
  if (error instanceof HTTPException) return problemOf('invalid-request', error.status, error.message)
  if (error instanceof RangeError || error instanceof SyntaxError) return problemOf('invalid-request', 400, error.message)
  return problemOf('internal', 500, 'something went wrong in the server')
}

function problemOf(code: string, status: number, detail: string): ChainProblem {
  return { type: `docs/errors.md#${code}`, title: code.replaceAll('-', ' '), status, detail, code }
}
