/**
 * Near-duplicates among 100,000 known tasks: time of one check, by part, and how often paraphrases are found and new tasks refused.
 * `node bench/near-duplicates.ts [tasks]`. Budget: 50 ms for 95 of 100 checks, embedding included. The texts are drawn from the built-in families;
 * vectors of all but some hundred are random turns of real ones, because embedding 100,000 texts takes an hour.
 */
import { performance } from 'node:perf_hooks'
import { sha256Hex } from '../src/core/hash.ts'
import { createRng, type Rng } from '../src/core/rng.ts'
import { createInstructionIndex } from '../src/generation/instruction-index.ts'
import { judgeDuplicate } from '../src/generation/judge-duplicate.ts'
import { type Asked, sketchInstruction } from '../src/generation/sketch-instruction.ts'
import { HELD_OUT, paraphraseBy, TUNED } from '../src/generation/testing-paraphrase.ts'
import { dotProduct, toBytes } from '../src/generation/vector-bytes.ts'
import { createBuiltInEmbedder } from '../src/models/built-in-embedder.ts'
import { toUnitVector } from '../src/models/embedder.ts'
import { miniAppBriefs } from '../src/models/mini-apps/mini-app-brief.ts'
import { MINI_APP_FAMILIES } from '../src/models/mini-apps/mini-app-families.ts'
import { openStore } from '../src/store/open-store.ts'
import { minHash, minHashBands } from '../src/text/min-hash.ts'
import { normaliseText } from '../src/text/normalise-text.ts'
import { shingles } from '../src/text/shingles.ts'

const TASKS = Number(process.argv[2] ?? 100_000)
/** So many have a vector of their own. */
const EMBEDDED = 200
const QUERIES = 60
const families = MINI_APP_FAMILIES.map(miniAppBriefs)
const embedder = createBuiltInEmbedder()
const rng = createRng('near-duplicates')
const say = (line: string) => console.log(line)

function draw(n: number): { text: string; title: string; asks: string[] } {
  const own = rng.fork(`task ${n}`)
  const persona = own.pick(['a small museum', 'my grandparents', 'a school science evening', 'people waiting for their train'])
  const brief = own.pick(families).draw(own.fork('brief'), { persona, prefer: [] })
  return { text: brief.instruct(brief.requirements), title: brief.title, asks: brief.requirements.map(({ words }) => words) }
}

const drawn: ReturnType<typeof draw>[] = []
const asked = new Set<string>()
const hashes = new Set<string>()
const nameOf = ({ title, asks }: ReturnType<typeof draw>) => [title, ...asks].join('\n')
for (let n = 0; drawn.length < TASKS && n < 3 * TASKS; n++) {
  const one = draw(n)
  const hash = sha256Hex(normaliseText(one.text))
  if (hashes.has(hash)) continue
  hashes.add(hash)
  asked.add(nameOf(one))
  drawn.push(one)
}
const texts = drawn.map(({ text }) => text)
const fresh: ReturnType<typeof draw>[] = []
for (let n = 10 * TASKS; fresh.length < QUERIES && n < 11 * TASKS; n++) {
  const one = draw(n)
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
      texts.slice(from, from + 500).map((text, at) => {
        const said = normaliseText(text)
        const bands = minHashBands(minHash(shingles(said.split(' '), 3), 64), 4)
        const { title, asks } = drawn[from + at]!
        const about = {
          text,
          title: normaliseText(title),
          asks: normaliseText(asks.join(' ')),
          hash: sha256Hex(said),
          bands,
          vector: toBytes(vectors[from + at]!),
          embedder: embedder.name,
        }
        return { ...about, source: 'generated' as const, outcome: 'completed' as const, added_ms: 0, stream: 'bench', n: from + at }
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
const check = async (asked: Asked) => judgeDuplicate(known, await sketchInstruction(asked, embedder))
const places = Array.from({ length: QUERIES }, (_, n) => Math.floor((n * Math.min(EMBEDDED, texts.length)) / QUERIES))
const times: number[] = []
/** Processor time of all threads: says more than the clock where others are at work. */
const processor: number[] = []
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
    const { duplicate, nearest } = await timed(() => check({ text }))
    if (duplicate) refused++
    if (duplicate && nearest?.text === texts[place]) found++
  }
  say(`paraphrases, ${name} operators at strength ${strength}: refused ${share(refused)}, as a duplicate of the very one ${share(found)}`)
}
let refused = 0
for (const one of fresh) if ((await timed(() => check(one))).duplicate) refused++
say(`new tasks: refused ${refused} of ${fresh.length}`)
say(`one check: ${percentiles(times)}; processor time ${percentiles(processor)}`)

const parts = await Promise.all([embedder.embed(['warm'])]).then(async () => {
  const embedding: number[] = []
  const byVector: number[] = []
  const bruteForce: number[] = []
  for (const { text } of fresh.slice(0, 30)) {
    started = performance.now()
    const [vector] = await embedder.embed([text])
    embedding.push(performance.now() - started)
    started = performance.now()
    index.nearestByVector(vector!, 16)
    byVector.push(performance.now() - started)
    started = performance.now()
    vectors.map((other) => dotProduct(vector!, other)).sort((a, b) => b - a)
    bruteForce.push(performance.now() - started)
  }
  return { embedding, byVector, bruteForce }
})
for (const [name, measured] of Object.entries(parts)) say(`  ${name}: ${percentiles(measured)}`)

await store.close()
await embedder.close()

async function timed<T>(work: () => Promise<T>): Promise<T> {
  const [start, used] = [performance.now(), process.cpuUsage()]
  const result = await work()
  times.push(performance.now() - start)
  const { user, system } = process.cpuUsage(used)
  processor.push((user + system) / 1000)
  return result
}

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(1)
}

function share(count: number): string {
  return `${((100 * count) / QUERIES).toFixed(0)} %`
}

function percentiles(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!.toFixed(1)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, least ${at(0)} ms`
}
