import { relative } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { createMiddleware } from 'hono/factory'
import { createChainReader } from '../chain/chain-server.ts'
import type { ApiContext } from './api-context.ts'
import { datasetRoutes } from './dataset-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { epochRoutes } from './epoch-routes.ts'
import { NotFoundError } from './errors.ts'
import { eventFeed } from './event-feed.ts'
import { frameRoutes } from './frame-routes.ts'
import { integrityRoutes } from './integrity-routes.ts'
import { joinRoutes } from './join-routes.ts'
import { limitBody } from './limit-body.ts'
import { makingRoutes } from './making-routes.ts'
import { minerRoutes } from './miner-routes.ts'
import { networkRoutes } from './network-routes.ts'
import { neuronRoutes } from './neuron-routes.ts'
import { onboardingRoutes } from './onboarding-routes.ts'
import { pageHeaders } from './page-headers.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { followPastEpochs } from './past-epochs.ts'
import { payRoutes } from './pay-routes.ts'
import { replyWithProblem } from './problem-reply.ts'
import { promptingRoutes } from './prompting-routes.ts'
import { limitRate } from './rate-limit.ts'
import { skillRoutes } from './skill-routes.ts'
import { supplyRoutes } from './supply-routes.ts'
import { taskRoutes } from './task-routes.ts'
import { trainingRoutes } from './training-routes.ts'
import { createRouter } from './validated.ts'
import { validatorRoutes } from './validator-routes.ts'
import { workRoutes } from './work-routes.ts'

/** Addresses that the web page answers by itself. */
const PAGES = [
  '/',
  '/weights',
  '/epochs',
  '/hyperparameters',
  '/challenges',
  '/supply',
  '/integrity',
  '/neurons/*',
  '/work',
  '/work/you',
  '/work/training/:domain',
  '/join',
  '/join/:code',
  '/data',
  '/desk',
  '/desk/*',
  '/tasks/*',
]

/** What is told on of a chain elsewhere is asked of it: a miner asks a few times a block, and several may share an address. */
const CHAIN_RATES = { each: { burst: 200, perSecond: 20 }, all: { burst: 1000, perSecond: 100 } }
const MOST_CHAIN_BLOCKS = 100

/** The whole HTTP surface of one process: each line is one file of this folder. */
export function createApp(context: ApiContext) {
  const app = createRouter()
  app.onError((error, c) => replyWithProblem(error, c, context.log))
  app.notFound((c) => replyWithProblem(new NotFoundError({ what: 'page', id: c.req.path }), c, context.log))
  app.use(pageHeaders(context))
  const { gateway } = context
  if (gateway) app.all('/v1/*', async (c) => (await gateway.open()).fetch(c.req.raw, c.env)) // first: it refuses in words of its own
  app.use(limitBody)

  const pastEpochs = followPastEpochs(context.chain)
  app.route('/', networkRoutes(context))
  app.route('/', epochRoutes(context, pastEpochs))
  app.route('/', neuronRoutes(context, pastEpochs))
  app.route('/', taskRoutes(context))
  app.route('/', makingRoutes(context))
  app.route('/', supplyRoutes(context))
  app.route('/', skillRoutes(context))
  app.route('/', integrityRoutes(context))
  app.route('/', promptingRoutes(context))
  app.route('/', eventFeed(context))
  app.route('/', datasetRoutes(context))
  app.route('/', validatorRoutes(context))
  app.route('/', minerRoutes(context))
  app.route('/', joinRoutes(context))
  app.route('/', workRoutes(context))
  app.route('/', payRoutes(context))
  app.route('/', onboardingRoutes(context))
  app.route('/', trainingRoutes(context))
  app.route('/', passkeyRoutes(context))
  app.route('/', deskRoutes(context))
  app.route('/', frameRoutes(context))
  const { chain, chainGenesis: genesisHash, blockMs, clock, log } = context
  if (genesisHash !== undefined) {
    app.use('/chain/*', limitRate(clock, CHAIN_RATES))
    app.route('/chain', createChainReader(chain, { genesisHash, blockMs, mostBlocks: MOST_CHAIN_BLOCKS, log }))
  }
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: 'Kumite', version: context.version } })

  if (context.webDir !== undefined) {
    const root = relative(process.cwd(), context.webDir) || '.'
    app.use('/assets/*', cacheForGood, serveStatic({ root }))
    for (const page of [...PAGES, '/favicon.svg']) app.get(page, serveStatic({ root }))
    for (const page of PAGES) app.get(page, serveStatic({ root, path: 'index.html' }))
  }
  return app
}

/** For files whose names change with their content. */
const cacheForGood = createMiddleware(async (c, next) => {
  await next()
  if (c.res.ok) c.res.headers.set('cache-control', 'public, max-age=31536000, immutable')
})
