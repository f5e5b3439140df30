import './require-node-20.mjs'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensurePackages } from './ensure-packages.mjs'
import { runMain } from './launch-error.mjs'
import { root } from './paths.mjs'
import { say } from './progress.mjs'
import { runPinned } from './run-process.mjs'

/** Runs the benchmarks one after the other, or those whose names hold a word given: `npm run bench -- consensus`. */
await runMain(async (words) => {
  await ensurePackages()
  const files = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.ts'))
  const chosen = files.filter((file) => words.length === 0 || words.some((word) => file.includes(word))).sort()
  if (chosen.length === 0) say('no benchmark of that name in bench/')
  let worst = 0
  for (const file of chosen) {
    say(`bench/${file}`)
    worst = Math.max(worst, await runPinned([join('bench', file)], { cwd: root }))
  }
  return worst
})
