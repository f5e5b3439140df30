/**
 * What the model pool itself costs per call: answers per second from a local server that answers at once, and draws per second.
 * Run it alone: `node bench/model-pool.ts`. Budget: at most 20 ms a call, a thousandth of what a model takes to write a page.
 */
import { createRng } from '../src/core/rng.ts'
import { startModelServer } from '../test/model-server/start-model-server.ts'
import { openTestPool } from '../test/model-server/testing.ts'

const CALLS = 100
const DRAWS = 100_000

const server = await startModelServer()
const { pool } = openTestPool(
  server.url,
  ['good/1', 'good/2', 'good/3'].map((model) => ({ model, share: 0.4, concurrency: 4 })),
  { tokensPerDay: 1e9 },
)
const page = `<!doctype html><html>${'<p>of usual length</p>'.repeat(400)}</html>`
const system = 'A system prompt of usual length. '.repeat(40)

async function msPerCall(): Promise<number> {
  server.say(...Array.from({ length: CALLS }, () => page))
  const startedMs = performance.now()
  for (let n = 0; n < CALLS; n++) await pool.generate({ purpose: 'answer', system, prompt: 'A page, please.', rng: createRng(String(n)) })
  return (performance.now() - startedMs) / CALLS
}

function drawsPerSecond(): number {
  const rng = createRng('draws')
  const startedMs = performance.now()
  for (let n = 0; n < DRAWS; n++) pool.sample(rng, { purpose: 'draws' })
  return (DRAWS / (performance.now() - startedMs)) * 1000
}

await msPerCall() // warm-up
const runs = [await msPerCall(), await msPerCall(), await msPerCall()]
console.log(
  `${Math.min(...runs)
    .toFixed(2)
    .padStart(10)} ms  a call, server and HTTP included (least of three runs of ${CALLS})`,
)
console.log(`${Math.round(drawsPerSecond()).toLocaleString('en').padStart(10)}/s  draws within shares`)
await server.close()
