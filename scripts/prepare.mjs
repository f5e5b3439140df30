import './require-node-20.mjs'
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensurePackages } from './ensure-packages.mjs'
import { ensureWeb } from './ensure-web.mjs'
import { runMain } from './launch-error.mjs'

/** Gets ready what a command needs: packages always, the web page only for a network with a server. */
export async function prepare(args) {
  await ensurePackages()
  if (needsWebPage(args)) await ensureWeb()
  return 0
}

function needsWebPage(args) {
  const command = args.find((arg) => !arg.startsWith('-'))
  return command === 'up' && !args.some((arg) => ['--headless', '--help', '-h'].includes(arg))
}

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await runMain(prepare)
