import './require-node-20.mjs'
import { ensurePackages } from './ensure-packages.mjs'
import { runMain } from './launch-error.mjs'
import { runPinned } from './run-process.mjs'

/** `node scripts/run.mjs FILE ARGS`: runs a TypeScript file on the pinned Node. */
await runMain(async (args) => {
  await ensurePackages()
  return runPinned(args)
})
