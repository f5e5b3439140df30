import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LaunchError } from './launch-error.mjs'
import { root } from './paths.mjs'
import { timed } from './progress.mjs'
import { runPinned } from './run-process.mjs'
import { withLock } from './with-lock.mjs'

const sources = ['web', join('src', 'protocol'), join('src', 'identity'), 'package-lock.json']
const built = join(root, 'dist', 'web')
const building = join(root, 'dist', 'web-building')
const stamp = join(built, '.stamp')

/** Builds the web page into dist/web unless it is there and made from these very sources. */
export async function ensureWeb() {
  if (isCurrent()) return
  await withLock(join(root, 'dist', 'launch.lock'), async () => {
    if (!isCurrent()) await timed('building the web page', build)
  })
}

function isCurrent() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources()
}

function hashSources() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(listFiles).sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

function listFiles(path) {
  if (path === 'package-lock.json') return [path]
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return listFiles(join(path, entry.name))
    return entry.name.endsWith('.test.ts') ? [] : [join(path, entry.name)]
  })
}

/** Built beside and moved into place, so that a page is never half there. */
async function build() {
  const hash = hashSources()
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', 'web', '--outDir', building, '--emptyOutDir', '--logLevel', 'warn']
  const code = await runPinned(args, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] })
  if (code !== 0) throw new LaunchError(`building the web page failed with exit code ${code}`, "read vite's messages above")
  writeFileSync(join(building, '.stamp'), hash)
  rmSync(built, { recursive: true, force: true })
  renameSync(building, built)
}
