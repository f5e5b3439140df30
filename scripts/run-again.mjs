import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { say } from './progress.mjs'

/** Where `list-failures.ts` names the files with failures, one a line; none where something failed outside of any file. */
export const failuresList = join(root, 'node_modules', '.cache', 'failed-tests.txt')

/** Of more than four hundred: more than these at once are no accident of a busy machine. */
const MOST_FILES = 6

/**
 * Runs tests; the few files that fail run once more by themselves, and only if they pass there, all has passed. What depends on how busy a machine is fails
 * once in some thousands of tests, and what is broken fails twice. Each such file is named as UNSTEADY: it is to be mended all the same.
 *
 * @param run runs Vitest with these arguments, and gives its exit code
 * @param args of the first run
 * @returns the exit code of the run that counts
 */
export async function runAgain(run, args, { list = failuresList, tell = say } = {}) {
  rmSync(list, { force: true })
  const code = await run(args)
  const failed = code === 1 && existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : []
  if (failed.length === 0 || failed.length > MOST_FILES) return code
  tell(`once more, by themselves: ${failed.join(', ')}`)
  const again = await run(failed)
  tell(again === 0 ? `UNSTEADY, passed by itself alone, to be mended: ${failed.join(', ')}` : 'failed again')
  return again
}
