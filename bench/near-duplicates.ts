/**
 * Near-duplicates among 100,000 known tasks: time of one check as generation makes it, lock and writing included, and of one search as
 * `kumite tasks find` makes it; how often paraphrases are found and new tasks refused. `node bench/near-duplicates.ts [tasks]`. Budget: 50 ms for
 * 95 of 100, embedding included. The texts are drawn from the built-in families; vectors of all but some hundred are random turns of real ones,
 * because embedding 100,000 texts takes an hour.
 */
import { performance } from 'node:perf_hooks'
import { createSimulatedClock } from '../src/core/clock.ts'
import { createRng, type Rng } from '../src/core/rng.ts'
import { createDuplicateFilter, filterDuplicates } from '../src/generation/filter-duplicates.ts'
import { createInstructionIndex } from '../src/generation/instruction-index.ts'
import { type Asked, sketchInstruction } from '../src/generation/sketch-instruction.ts'
import { HELD_OUT, paraphraseBy, TUNED } from '../src/generation/testing-paraphrase.ts'
import { dotProduct, toBytes } from '../src/generation/vector-bytes.ts'
import { createBuiltInEmbedder } from '../src/models/built-in-embedder.ts'
import { toUnitVector } from '../src/models/embedder.ts'
import { miniAppBriefs } from '../src/models/mini-apps/mini-app-brief.ts'
import { MINI_APP_FAMILIES } from '../src/models/mini-apps/mini-app-families.ts'
import { openStore } from '../src/store/open-store.ts'
import { normaliseText } from '../src/text/normalise-text.ts'

const TASKS = Number(process.argv[2] ?? 100_000)
/** So many have a vector of their own. */
const EMBEDDED = 200
const QUERIES = 60
const NEW = 150
const families = MINI_APP_FAMILIES.map(miniAppBriefs)
const embedder = createBuiltInEmbedder()
const rng = createRng('near-duplicates')
const say = (line: string) => console.log(line)

/** As the built-in author asks. @param kin so many others of its kind */
function draw(n: number, kin = 0): Required<Asked> {
  const own = rng.fork(`task ${n}`)
  const persona = own.pick(['a small museum', 'my grandparents', 'a school science evening', 'people waiting for their train'])
  const family = own.pick(families)
  const drawOne = (from: Rng) => family.draw(from, { persona, prefer: [] })
  const textOf = (brief: ReturnType<typeof drawOne>) => brief.instruct(brief.requirements)
  const brief = drawOne(own.fork('brief'))
  return {
    text: textOf(brief),
    title: brief.title,
    asks: brief.requirements.map(({ words }) => words),
    kin: Array.from({ length: kin }, (_, at) => textOf(drawOne(own.fork(`kin ${at}`)))),
  }
}

const drawn: Required<Asked>[] = []
const asked = new Set<string>()
const sayings = new Set<string>()
const nameOf = ({ title, asks }: Required<Asked>) => [title, ...asks].join('\n')
for (let n = 0; drawn.length < TASKS && n < 3 * TASKS; n++) {
  const one = draw(n)
  const said = normaliseText(one.text)
  if (sayings.has(said)) continue
  sayings.add(said)
  asked.add(nameOf(one))
  drawn.push(one)
}
const texts = drawn.map(({ text }) => text)
const fresh: Required<Asked>[] = []
for (let n = 10 * TASKS; fresh.length < NEW && n < 11 * TASKS; n++) {
  const one = draw(n, 16)
  if (!asked.has(nameOf(one))) fresh.push(one)
}
say(`${texts.length} different instructions of ${families.length} families, ${asked.size} of them ask for different things`)

const real = await embedder.embed(texts.slice(0, EMBEDDED))
const vectors = texts.map((_, n) => real[n] ?? turned(rng.fork(`vector ${n}`), real[n % EMBEDDED]!))
function turned(own: Rng, vector: Float32Array): Float32Array {
  const angle = 0.2 + 0.4 * own.next()
  const noise = toUnitVector(vector.map(() => own.next() - 0.5))
  return toUnitVector(vector.map((value, at) => value + angle * noise[at]!))
}

const store = await openStore(process.env.DATABASE_URL ? { kind: 'server', url: process.env.DATABASE_URL } : { kind: 'memory' })
const { db } = store
await db.deleteFrom('known_instruction').execute()
let started = performance.now()
for (let from = 0; from < texts.length; from += 500)
  await db
    .insertInto('known_instruction')
    .values(
      drawn.slice(from, from + 500).map(({ text, title, asks }, at) => {
        const { hash, bands, ...sketch } = sketchInstruction({ text, title, asks })
        const vector = toBytes(vectors[from + at]!)
        return {
          ...{ text, hash, bands: [...bands], title: sketch.title, asks: sketch.asks, vector, embedder: embedder.name },
          ...{ source: 'generated' as const, outcome: 'completed' as const, added_ms: 0, stream: 'known', n: from + at },
        }
      }),
    )
    .execute()
say(`written in ${seconds()} s`)

const index = createInstructionIndex(embedder.name)
const before = process.memoryUsage()
started = performance.now()
await index.catchUp(db)
const after = process.memoryUsage()
say(`index read in ${seconds()} s, ${Math.round((after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6)} MB`)

const known = { db, index, embedder }
const filter = createDuplicateFilter({ ...known, clock: createSimulatedClock(0), stream: 'bench' })
await embedder.embed(['warm'])
const places = Array.from({ length: QUERIES }, (_, n) => Math.floor((n * Math.min(EMBEDDED, texts.length)) / QUERIES))
const paraphrases: Asked[] = []
const searches = createTimer()
for (const [name, operators, strength] of [
  ['tuned', TUNED, 0.5],
  ['tuned', TUNED, 1],
  ['held out', HELD_OUT, 0.5],
  ['held out', HELD_OUT, 1],
] as const) {
  let found = 0
  let refused = 0
  for (const place of places) {
    const text = paraphraseBy(operators)(rng.fork(`${name} ${place}`), texts[place]!, strength)
    paraphrases.push({ text })
    const { duplicate, nearest } = await searches.time(() => filterDuplicates(known, { text }))
    if (duplicate) refused++
    if (duplicate && nearest?.text === texts[place]) found++
  }
  say(`paraphrases, ${name} operators at strength ${strength}: refused ${share(refused)}, as a duplicate of the very one ${share(found)}`)
}
say(`one search: ${searches.told()}`)
const checks = createTimer()
let refused = 0
for (const [n, one] of fresh.entries()) if ((await checks.time(() => filter.check(one, n))).duplicate) refused++
say(`new tasks: refused ${refused} of ${fresh.length}`)
say(`one check of a new task, which makes it known: ${checks.told()}`)
const repeats = createTimer()
for (const [n, one] of paraphrases.entries()) await repeats.time(() => filter.check(one, fresh.length + n))
say(`one check of a paraphrase: ${repeats.told()}`)

const [embedding, byBits, byVectors] = [createTimer(), createTimer(), createTimer()]
for (const { text } of fresh.slice(0, 30)) {
  const [vector] = await embedding.time(() => embedder.embed([text]))
  await byBits.time(() => index.nearestByVector(vector!, 16))
  await byVectors.time(() => vectors.map((other) => dotProduct(vector!, other)).sort((a, b) => b - a))
}
say(`  embedding: ${embedding.told()}`)
say(`  nearest by the bits of the vectors: ${byBits.told()}`)
say(`  nearest by the vectors themselves, for comparison: ${byVectors.told()}`)

await store.close()
await embedder.close()

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(1)
}

function share(count: number): string {
  return `${((100 * count) / QUERIES).toFixed(0)} %`
}

/** Takes times by the clock, and of the processor in all threads: that says more where others are at work. */
function createTimer() {
  const clock: number[] = []
  const processor: number[] = []
  return {
    async time<T>(work: () => T | Promise<T>): Promise<T> {
      const [start, used] = [performance.now(), process.cpuUsage()]
      const result = await work()
      clock.push(performance.now() - start)
      const { user, system } = process.cpuUsage(used)
      processor.push((user + system) / 1000)
      return result
    },
    told: () => `${percentiles(clock)}; processor time ${percentiles(processor)}`,
  }
}

function percentiles(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!.toFixed(1)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, least ${at(0)} ms`
}
