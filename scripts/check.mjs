import './require-node-20.mjs'
import { join } from 'node:path'
import { ensurePackages } from './ensure-packages.mjs'
import { runMain } from './launch-error.mjs'
import { root } from './paths.mjs'
import { say } from './progress.mjs'
import { runPinned, runProcess } from './run-process.mjs'

const packages = join(root, 'node_modules')
const tsc = join(packages, 'typescript', 'bin', 'tsc')
const steps = [
  ['format and lint', [join(packages, '@biomejs', 'biome', 'bin', 'biome'), 'check', '.']],
  ['types', [tsc, '-p', '.']],
  ['types of the web page', [tsc, '-p', 'web']],
  ['dead code', [join(packages, 'knip', 'bin', 'knip.js'), '--no-config-hints']],
]

/** Format, lint, types, dead code and tests: what has to hold before a change lands. All are run, so that one look tells everything. */
await runMain(async (args) => {
  await ensurePackages()
  const failed = []
  for (const [name, command] of steps) {
    say(name)
    if ((await runPinned(command, { cwd: root })) !== 0) failed.push(name)
  }
  say(failed.length === 0 ? 'tests' : `FAILED: ${failed.join(', ')} (see above); now the tests`)
  const code = await runProcess(process.execPath, [join(root, 'scripts', 'test.mjs'), ...args])
  return failed.length > 0 ? 1 : code
})
