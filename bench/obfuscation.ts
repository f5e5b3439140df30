/**
 * Milliseconds for one copy of a page of 10 KB, median over all families, beside a naive copy: parsed and printed, nothing changed.
 * Budget: 30 ms. Run it alone: `node bench/obfuscation.ts`.
 */
import { generate } from 'astring'
import { parse, serialize } from 'parse5'
import { createRng } from '../src/core/rng.ts'
import { miniAppBriefs } from '../src/models/mini-apps/mini-app-brief.ts'
import { MINI_APP_FAMILIES } from '../src/models/mini-apps/mini-app-families.ts'
import { parseProgram } from '../src/obfuscation/page/parse-program.ts'
import { varyPage } from '../src/obfuscation/vary-page.ts'

const ROUNDS = 12
const BYTES = 10_000

/** Two programs in one page where one is shorter than 10 KB. */
const pages = MINI_APP_FAMILIES.map((family) => {
  const draw = (seed: string) => miniAppBriefs(family).draw(createRng(seed), { persona: 'a school', prefer: [] }).respond([])
  const page = draw('bench one')
  const script = draw('bench two').match(/<script>[\s\S]*<\/script>/)?.[0] ?? ''
  return page.length < BYTES ? page.replace('</body>', `${script}</body>`) : page
})

function median(run: (page: string, round: number) => void): number {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const page of pages) {
      const started = performance.now()
      run(page, round)
      if (round > 1) times.push(performance.now() - started) // the first rounds are for the engine
    }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!
}

const bytes = pages.reduce((sum, page) => sum + page.length, 0) / pages.length
const ours = median((page, round) => varyPage(page, createRng(`bench ${round}`), 'bench'))
const naive = median((page) => {
  const scripts = page.match(/(?<=<script>)[\s\S]*?(?=<\/script>)/g) ?? []
  for (const script of scripts) generate(parseProgram(script, 'script'))
  serialize(parse(page))
})
console.log(`${ours.toFixed(1)} ms a copy of ${(bytes / 1000).toFixed(1)} KB, median of ${pages.length} families; budget 30 ms`)
console.log(`${naive.toFixed(1)} ms to parse and print it unchanged: ${(ours / naive).toFixed(1)} times as long`)
