/**
 * How well and how fast prompts are routed. Run it alone: `node bench/routing.ts`.
 * First: of which task type is a prompt? Naive Bayes on stems and marks against the nearest centroid of embeddings, on challenges that neither has seen.
 * Then: to whom does it go? Our router against random, round robin and an oracle, with three specialists that swap their skills once.
 */
import { drawPrompts } from '../src/api/gateway/draw-prompts.ts'
import { createRng } from '../src/core/rng.ts'
import { TASK_TYPES } from '../src/mechanisms/prompting/task-types.ts'
import { createBuiltInEmbedder } from '../src/models/built-in-embedder.ts'
import { rankRoutes } from '../src/scoring/routing/rank-routes.ts'
import { createRouteBook } from '../src/scoring/routing/route-book.ts'
import { type Feedback, learningRouter, playSwap, type Router, SPECIALISTS, swapped } from '../src/scoring/routing/simulation.testing.ts'
import { type LabelledPrompt, trainClassifier } from '../src/scoring/routing/train-classifier.ts'

const TRAINING = 60
const HELD_OUT = 60
const NETWORKS = 20

const percent = (share: number) => `${(100 * share).toFixed(1).padStart(6)} %`
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

const startedMs = performance.now()
const training = await drawPrompts(TASK_TYPES, { each: TRAINING, rng: createRng('training') })
const drawnMs = performance.now() - startedMs
const heldOut = await drawPrompts(TASK_TYPES, { each: HELD_OUT, rng: createRng('held out') })
console.log(
  `${training.length} prompts of ${TASK_TYPES.length} types to learn from (drawn in ${(drawnMs / 1000).toFixed(1)} s), ${heldOut.length} others to tell`,
)

const trainedMs = performance.now()
const bayes = trainClassifier(training)
console.log(`${(performance.now() - trainedMs).toFixed(0).padStart(6)} ms  to train naive Bayes`)
tell('naive Bayes on stems and marks', await timed(heldOut, async ({ text }) => bayes.classify(text).keys().next().value!))

const embedder = createBuiltInEmbedder()
const centroids = await centroidsOf(training)
tell('nearest centroid of embeddings', await timed(heldOut, async ({ text }) => nearest((await embedder.embed([text]))[0]!)))
await embedder.close()

async function timed(prompts: readonly LabelledPrompt[], typeOf: (prompt: LabelledPrompt) => Promise<string>) {
  const began = performance.now()
  const told: string[] = []
  for (const prompt of prompts) told.push(await typeOf(prompt))
  return { told, ms: (performance.now() - began) / prompts.length }
}

function tell(name: string, { told, ms }: { told: readonly string[]; ms: number }): void {
  const right = heldOut.map(({ type }, at) => type === told[at])
  console.log(`${percent(right.filter(Boolean).length / right.length)}  right: ${name}, ${ms.toFixed(2)} ms a prompt`)
  for (const type of new Set(heldOut.map((prompt) => prompt.type))) {
    const own = right.filter((_, at) => heldOut[at]!.type === type)
    const wrong = Map.groupBy(
      told.filter((got, at) => heldOut[at]!.type === type && got !== type),
      (got) => got,
    )
    const confused = [...wrong].sort(([, a], [, b]) => b.length - a.length).map(([got, all]) => `${got} ${all.length}`)
    console.log(
      `           ${percent(own.filter(Boolean).length / own.length)} ${type}${confused.length > 0 ? `, taken for ${confused.join(', ')}` : ''}`,
    )
  }
}

async function centroidsOf(prompts: readonly LabelledPrompt[]): Promise<Map<string, Float32Array>> {
  const vectors = await embedder.embed(prompts.map(({ text }) => text))
  const sums = new Map<string, Float32Array>()
  for (const [at, { type }] of prompts.entries()) {
    const sum = sums.get(type) ?? new Float32Array(embedder.dimensions)
    sums.set(
      type,
      sum.map((value, place) => value + vectors[at]![place]!),
    )
  }
  return sums // all of one length of prompts: the nearest by angle needs no division
}

function nearest(vector: Float32Array): string {
  const cosine = (other: Float32Array) => vector.reduce((sum, value, at) => sum + value * other[at]!, 0) / Math.hypot(...other)
  return [...centroids].map(([type, centroid]) => [type, cosine(centroid)] as const).sort(([, a], [, b]) => b - a)[0]![0]
}

const routers: readonly [string, (...deps: Parameters<typeof learningRouter>) => Router][] = [
  ['ours', learningRouter],
  ['round robin', () => (n, _type, names) => names[n % names.length]!],
  ['random', (_book, rng) => (n, _type, names) => rng.fork(String(n)).pick(names)],
]
console.log(`\nthree specialists (95 % and 40 % right), ${NETWORKS} networks: 200 prompts, 1,000 counted, swap, 50 prompts, 1,000 counted`)
for (const feedback of ['all miners', 'who served'] satisfies Feedback[]) {
  for (const [name, routerOf] of routers) {
    const played = Array.from({ length: NETWORKS }, (_, n) => playSwap(`network ${n}`, feedback, routerOf))
    const [before, after] = [played.map((one) => one.before), played.map((one) => one.after)]
    console.log(
      `${percent(mean(before.map(({ right }) => right)))} right, ${percent(mean(before.map(({ regret }) => regret)))} regret; after the swap ${percent(mean(after.map(({ right }) => right)))} right, ${percent(mean(after.map(({ regret }) => regret)))} regret: ${name}, scores of ${feedback}`,
    )
  }
}

const book = createRouteBook()
const names = Object.keys({ ...SPECIALISTS, ...swapped(SPECIALISTS) })
const miners = Array.from({ length: 256 }, (_, n) => ({ miner: `${names[n % names.length]} ${n}`, usdPerMillionTokens: 0 }))
const types = new Map(TASK_TYPES.map(({ name }) => [name, 1 / TASK_TYPES.length]))
const runs = Array.from({ length: 5 }, (_, run) => {
  const began = performance.now()
  for (let n = 0; n < 100; n++) rankRoutes(miners, { types, book, rng: createRng(`${run} ${n}`) })
  return (performance.now() - began) / 100
})
console.log(
  `\n${Math.min(...runs)
    .toFixed(2)
    .padStart(6)} ms  to rank 256 miners over ${TASK_TYPES.length} types (least of five runs)`,
)
