import './require-node-20.mjs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '../src/sandbox/find-chromium.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { ensureWeb } from './ensure-web.mjs'
import { runMain } from './launch-error.mjs'
import { root } from './paths.mjs'
import { say, timed } from './progress.mjs'
import { runAgain } from './run-again.mjs'
import { runPinned, runProcess } from './run-process.mjs'

/** Gets everything the tests need, then runs them; arguments go to Vitest: `npm test -- src/stats`. */
await runMain(async (args) => {
  await ensurePackages()
  await ensureWeb()
  const chromium = findChromium() ?? (await installChromium())
  if (!chromium) say('no Chromium here: test/*.browser.test.ts are skipped; CHROMIUM_PATH=... names one')
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const env = { ...process.env, CHROMIUM_PATH: chromium ?? '' }
  const run = (given) => runPinned([vitest, 'run', ...given], { cwd: root, env })
  return process.env.CI ? runAgain(run, args) : run(args)
})

/** Installs Debian's Chromium where we may: as root, with apt. @returns its path, or `undefined` */
async function installChromium() {
  if (process.env.CHROMIUM_PATH || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  const options = { stdio: ['ignore', process.stderr, process.stderr], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  await timed('installing chromium with apt-get', async () => {
    await runProcess('apt-get', ['update', '-qq'], options)
    await runProcess('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
  })
  return findChromium()
}
