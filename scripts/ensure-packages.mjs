import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LaunchError } from './launch-error.mjs'
import { pinnedNode, root } from './paths.mjs'
import { timed } from './progress.mjs'
import { runProcess } from './run-process.mjs'
import { withLock } from './with-lock.mjs'

const lockfile = join(root, 'package-lock.json')
const installed = join(root, 'node_modules', '.package-lock.json')
const stamp = join(root, 'node_modules', '.kumite-lock')

/** Installs the packages of package-lock.json unless exactly these are there, and tells so on stderr. */
export async function ensurePackages() {
  if (isStamped()) return
  await withLock(join(root, 'dist', 'launch.lock'), async () => {
    if (isStamped()) return
    if (!isInstalledByHand()) await timed('installing packages', install)
    if (!existsSync(pinnedNode)) {
      throw new LaunchError('npm did not set up the pinned Node', 'run `npm rebuild node --ignore-scripts=false`, then start again')
    }
    writeStamp()
  })
}

/** A change of lockfile or of machine asks for a new install. */
function currentStamp() {
  return `${createHash('sha256').update(readFileSync(lockfile)).digest('hex')} ${process.platform}-${process.arch}\n`
}

function isStamped() {
  return existsSync(stamp) && existsSync(pinnedNode) && readFileSync(stamp, 'utf8') === currentStamp()
}

function writeStamp() {
  try {
    writeFileSync(stamp, currentStamp())
  } catch (error) {
    if (error.code !== 'EROFS' && error.code !== 'EACCES') throw error // without a stamp the next start compares again
  }
}

/** Whether an `npm ci` outside the launcher left what the lockfile names; npm leaves out optional packages for other machines. */
function isInstalledByHand() {
  if (!existsSync(pinnedNode)) return false
  const wanted = readPackages(lockfile)
  const present = readPackages(installed)
  if (!wanted || !present) return false
  const isSame = (path) => present[path]?.version === wanted[path]?.version && present[path]?.integrity === wanted[path]?.integrity
  return Object.keys(present).every(isSame) && Object.keys(wanted).every((path) => path === '' || wanted[path].optional || isSame(path))
}

/** The packages a lockfile names; `undefined` when it is missing or broken, which npm then says better than we could. */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

async function install() {
  // NODE_ENV=production would leave out the pinned Node; engine warnings are about the Node that runs npm, not the pinned one.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const { command, prefix } = findNpm()
  const stdio = ['ignore', process.stderr, process.stderr]
  const code = await runProcess(command, [...prefix, ...args], { cwd: root, stdio }).catch((error) => {
    if (error.code !== 'ENOENT') throw error
    throw new LaunchError('expected npm beside Node, found none', 'install npm, or run `npm ci` elsewhere and copy the folder')
  })
  if (code !== 0) {
    throw new LaunchError(
      `npm ci failed with exit code ${code}`,
      `read npm's messages above, or its log in the folder that \`npm config get cache\` names, under _logs; then run \`npm ci\` in ${root}`,
    )
  }
}

/** npm as a script of the Node that runs us, where we know it; else the one on the PATH. */
function findNpm() {
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const script = [process.env.npm_execpath, process.platform === 'win32' ? beside : undefined].find(
    (path) => path?.endsWith('npm-cli.js') && existsSync(path),
  )
  return script ? { command: process.execPath, prefix: [script] } : { command: 'npm', prefix: [] }
}
