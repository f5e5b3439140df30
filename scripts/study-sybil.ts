/**
 * What a person under many names gets for a look, beside honest people under one name: with intervals over many draws, from the founding of a network
 * and after its first window. Prints a markdown table for docs/bonus.md. A cell takes about a minute.
 *
 * node scripts/run.mjs scripts/study-sybil.ts [SEED] [DRAWS] [MINERS] [NOISE] [WAY] [EPOCHS] [TASKS]
 */

import type { SybilWorld } from './sybil-replay.ts'
import { returnCells, SYBIL_KINDS } from './sybil-returns.ts'

const [seed = 'study', draws = '12', miners = '64', noise = '1', way = 'one', epochs = '24', tasks = '50'] = process.argv.slice(2)
const world: SybilWorld = {
  kinds: SYBIL_KINDS(Number(miners)),
  noise: Number(noise),
  epochs: Number(epochs),
  tasksPerEpoch: Number(tasks),
  way: way as SybilWorld['way'],
}
const cells = returnCells(world, { seed, draws: Number(draws) })
process.stdout.write(`${way}, ${miners} miners, noise ${noise}, ${draws} draws of ${epochs} epochs of ${tasks} tasks, seed ${seed}\n\n`)
process.stdout.write('| names | epochs | beside | at 0 | at 25 % | at 100 % | found |\n| --- | --- | --- | --- | --- | --- | --- |\n')
for (const { names, span, against, returns, found } of cells) {
  const told = returns.map(({ mean, interval: [low, high] }) => `${percent(mean)} (${percent(low)} to ${percent(high)})`)
  process.stdout.write(`| ${[names, span, against, ...told, percent(found)].join(' | ')} |\n`)
}

function percent(share: number): string {
  return `${Math.round(100 * share)}`
}
