import { relative } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { createMiddleware } from 'hono/factory'
import type { ApiContext } from './api-context.ts'
import { datasetRoutes } from './dataset-routes.ts'
import { epochRoutes } from './epoch-routes.ts'
import { NoMinerError, NotFoundError } from './errors.ts'
import { eventFeed } from './event-feed.ts'
import { frameRoutes } from './frame-routes.ts'
import { integrityRoutes } from './integrity-routes.ts'
import { makingRoutes } from './making-routes.ts'
import { minerRoutes } from './miner-routes.ts'
import { networkRoutes } from './network-routes.ts'
import { neuronRoutes } from './neuron-routes.ts'
import { pageHeaders } from './page-headers.ts'
import { followPastEpochs } from './past-epochs.ts'
import { replyWithProblem } from './problem-reply.ts'
import { promptingRoutes } from './prompting-routes.ts'
import { skillRoutes } from './skill-routes.ts'
import { supplyRoutes } from './supply-routes.ts'
import { taskRoutes } from './task-routes.ts'
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
  '/data',
  '/tasks/*',
]

/** The whole HTTP surface of one process: each line is one file of this folder. */
export function createApp(context: ApiContext) {
  const app = createRouter()
  app.onError((error, c) => replyWithProblem(error, c, context.log))
  app.notFound((c) => replyWithProblem(new NotFoundError({ what: 'page', id: c.req.path }), c, context.log))
  app.use(pageHeaders(context))

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
  if (context.home) app.route('/', workRoutes(context, context.home))
  else app.all('/api/work/*', refuseWork)
  const { gateway } = context
  if (gateway) app.all('/v1/*', async (c) => (await gateway()).fetch(c.req.raw, c.env))
  app.route('/', frameRoutes(context))
  app.doc31('/api/openapi.json', { openapi: '3.1.0', info: { title: 'Kumite', version: context.version } })

  if (context.webDir !== undefined) {
    const root = relative(process.cwd(), context.webDir) || '.'
    app.use('/assets/*', cacheForGood, serveStatic({ root }))
    for (const page of [...PAGES, '/favicon.svg']) app.get(page, serveStatic({ root }))
    for (const page of PAGES) app.get(page, serveStatic({ root, path: 'index.html' }))
  }
  return app
}

function refuseWork(): never {
  throw new NoMinerError()
}

/** For files whose names change with their content. */
const cacheForGood = createMiddleware(async (c, next) => {
  await next()
  if (c.res.ok) c.res.headers.set('cache-control', 'public, max-age=31536000, immutable')
})
