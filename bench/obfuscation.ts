/**
 * Milliseconds for one copy of a page of 10 KB that has three siblings, median over all families, beside a naive copy: parsed and printed, nothing changed.
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

const ROUNDS = 12
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

function median(run: (page: string, siblings: readonly string[], round: number) => void): number {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const [page, ...siblings] of tasks) {
      const started = performance.now()
      run(page!, siblings, round)
      if (round > 1) times.push(performance.now() - started) // the first rounds are for the engine
    }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!
}

const bytes = tasks.reduce((sum, [page]) => sum + page!.length, 0) / tasks.length
const ours = median((page, siblings, round) => varyPage(page, siblings, createRng(`bench ${round}`), 'bench'))
const alone = median((page, _, round) => varyPage(page, [], createRng(`bench ${round}`), 'bench'))
const naive = median((page) => {
  const scripts = page.match(/(?<=<script>)[\s\S]*?(?=<\/script>)/g) ?? []
  for (const script of scripts) generate(parseProgram(script, 'script'))
  serialize(parse(page))
})
console.log(`${ours.toFixed(1)} ms a copy of ${(bytes / 1000).toFixed(1)} KB, median of ${tasks.length} families; budget 30 ms`)
console.log(`${alone.toFixed(1)} ms without the parts of the task's other responses`)
console.log(`${naive.toFixed(1)} ms to parse and print it unchanged: ${(ours / naive).toFixed(1)} times as long`)
