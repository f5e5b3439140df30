/**
 * Milliseconds for one copy of a page of 10 KB that has three siblings, median over the copies that one judge of a task of every family gets, beside a naive copy: parsed and printed, nothing changed.
 * Budget: 30 ms. Run it alone: `node bench/obfuscation.ts`.
 */
import { generate } from 'astring'
import { parse, serialize } from 'parse5'
import { createRng } from '../src/core/rng.ts'
import { degradationChain } from '../src/models/degradation-chain.ts'
import { miniAppBriefs } from '../src/models/mini-apps/mini-app-brief.ts'
import { MINI_APP_FAMILIES } from '../src/models/mini-apps/mini-app-families.ts'
import { parseProgram } from '../src/obfuscation/page/parse-program.ts'
import { varyPage } from '../src/obfuscation/vary-page.ts'

const ROUNDS = 5
const BYTES = 10_000

/** Four responses of one task: a page, with a second program in it where it is shorter than 10 KB, and three degradations of it. */
const tasks = MINI_APP_FAMILIES.map((family) => {
  const draw = (seed: string) => miniAppBriefs(family).draw(createRng(seed), { persona: 'a school', prefer: [] })
  const script =
    draw('bench two')
      .respond([])
      .match(/<script>[\s\S]*<\/script>/)?.[0] ?? ''
  const brief = draw('bench one')
  const responses = degradationChain(createRng('bench'), brief.requirements, 3).map((edits) => brief.respond(edits))
  return responses.map((page) => (responses[0]!.length < BYTES ? page.replace('</body>', `${script}</body>`) : page))
})

/** Milliseconds of every run: each response of every task in turn, as a judge is given them. */
function time(run: (page: string, pages: readonly string[], seed: string, task: string) => void): number[] {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const [n, pages] of tasks.entries())
      for (const [place, page] of pages.entries()) {
        const started = performance.now()
        run(page, pages, `bench ${round} ${place}`, `task ${round} ${n}`)
        if (round > 0) times.push(performance.now() - started) // the first round is for the engine
      }
  return times
}

const mean = (times: readonly number[]) => times.reduce((sum, one) => sum + one, 0) / times.length
const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!

const bytes = mean(tasks.flat().map((page) => page.length))
const before = process.cpuUsage()
const ours = time((page, pages, seed, task) =>
  varyPage(
    page,
    pages.filter((other) => other !== page),
    createRng(seed),
    task,
  ),
)
const { user } = process.cpuUsage(before)
const alone = time((page, _, seed, task) => varyPage(page, [], createRng(seed), task))
const naive = time((page) => {
  const scripts = page.match(/(?<=<script>)[\s\S]*?(?=<\/script>)/g) ?? []
  for (const script of scripts) generate(parseProgram(script, 'script'))
  serialize(parse(page))
})
const first = ours.filter((_, n) => n % 4 === 0)
console.log(`${median(ours).toFixed(1)} ms a copy of ${(bytes / 1000).toFixed(1)} KB, median of ${tasks.length} families; budget 30 ms`)
console.log(
  `${median(first).toFixed(1)} ms for the first copy of a task, for which its responses are joined; mean of all ${mean(ours).toFixed(1)} ms`,
)
console.log(
  `${(user / 1000 / ((ours.length * ROUNDS) / (ROUNDS - 1))).toFixed(1)} ms of processor time a copy, collecting memory and the first round with it`,
)
console.log(`${median(alone).toFixed(1)} ms without the parts of the task's other responses`)
console.log(`${median(naive).toFixed(1)} ms to parse and print it unchanged: ${(median(ours) / median(naive)).toFixed(1)} times as long`)
