/**
 * `node scripts/run.mjs scripts/obfuscation-differential.ts [--programs 200] [--from 0]`: runs generated pages and a copy of each in headless
 * Chromium, and compares what can be seen of them. Ends with 1 where a copy differs from its original.
 */
import { parseArgs } from 'node:util'
import { openPageSandbox } from '../src/sandbox/open-page-sandbox.ts'
import { compareCopy } from '../test/obfuscation/compare-copy.ts'
import { drawnProgram } from '../test/obfuscation/drawn-programs.ts'

const { values } = parseArgs({ options: { programs: { type: 'string', default: '200' }, from: { type: 'string', default: '0' } } })
const [count, from] = [Number(values.programs), Number(values.from)]
const sandbox = await openPageSandbox()
let originalMs = 0
let copyMs = 0
let observations = 0
let differing = 0
for (let n = from; n < from + count; n++) {
  const program = drawnProgram(n)
  const comparison = await compareCopy(sandbox, program, `recipient ${n}`)
  originalMs += comparison.originalMs
  copyMs += comparison.copyMs
  observations += comparison.observations
  if (comparison.differences.length > 0) differing++
  for (const difference of comparison.differences) console.log(`${program.name}: ${difference}`)
}
await sandbox.close()
console.log(`${count} programs, ${observations} observations: ${differing} copies differ from their originals`)
console.log(
  `all actions took ${(copyMs / originalMs).toFixed(3)} times as long in the copies (${(originalMs / 1000).toFixed(0)} s in the originals)`,
)
process.exitCode = differing === 0 ? 0 : 1
