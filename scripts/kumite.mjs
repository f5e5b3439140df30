import './require-node-20.mjs'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { runMain } from './launch-error.mjs'
import { root } from './paths.mjs'
import { prepare } from './prepare.mjs'
import { runPinned } from './run-process.mjs'

/** Does for `npm start` and `npm run kumite` what ./kumite does in a shell. */
await runMain(async (args) => {
  await prepare(args)
  if (isRunByNpm()) endWithParent()
  // npm moves to the root before it runs a script; file names among the arguments mean the folder the person stands in.
  return runPinned([join(root, 'src', 'cli', 'main.ts'), ...args], { cwd: isRunByNpm() ? process.env.INIT_CWD : process.cwd() })
})

function isRunByNpm() {
  const { npm_package_json: manifest, INIT_CWD: origin } = process.env
  return manifest !== undefined && origin !== undefined && realpathSync(manifest) === realpathSync(join(root, 'package.json'))
}

/** npm hands SIGTERM to its shell, and the shell dies without telling us: without this the network would run on, unseen. */
function endWithParent() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.emit('SIGTERM', 'SIGTERM')
  }, 250)
  watch.unref()
}
