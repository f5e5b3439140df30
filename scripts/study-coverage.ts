import { createRng } from '../src/core/rng.ts'
import { coverageStudies } from './coverage-studies.ts'

/**
 * How often the 95 % intervals that the product shows hold the true value, in 2,000 simulated studies of each design: prints the table of
 * docs/scoring-coverage.md. Takes some minutes: `node scripts/run.mjs scripts/study-coverage.ts [studies]`.
 */
const STUDIES = Number(process.argv[2] ?? 2000)
const rng = createRng('coverage')

process.stdout.write('| Interval | Design | Studies | Held the true value |\n| --- | --- | ---: | ---: |\n')
for (const { design, run } of coverageStudies(rng.fork('populations'))) {
  const held = new Map<string, { sum: number; studies: number }>()
  for (let study = 0; study < STUDIES; study++)
    for (const [name, share] of Object.entries(run(rng.fork(`${design} ${study}`)))) {
      const { sum, studies } = held.get(name) ?? { sum: 0, studies: 0 }
      held.set(name, { sum: sum + share, studies: studies + 1 })
    }
  for (const [name, { sum, studies }] of held)
    process.stdout.write(`| ${name} | ${design} | ${studies} | ${((100 * sum) / studies).toFixed(1)} % |\n`)
}
