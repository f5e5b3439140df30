import './require-node-20.mjs'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { say } from './progress.mjs'

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']
const libraries = { musl: 'musl', musleabihf: 'musl', gnu: 'glibc', gnueabihf: 'glibc' }

/**
 * Names in a lockfile the optional packages for other machines that npm left out, because the registry it was written
 * from did not have them: without an entry `npm ci` refuses the lockfile. Entries that are there stay as they are.
 * @returns the names that were added
 */
function completeLockfile(lock) {
  const added = []
  for (const [parent, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const known = parent === '' ? [] : [`${parent}/node_modules/${name}`]
      if ([...known, `node_modules/${name}`].some((path) => lock.packages[path])) continue
      if (!/^\d/.test(version)) continue // a range names no version to write down
      const { os, cpu, libc } = machineOf(name)
      lock.packages[`node_modules/${name}`] = { version, ...cpu, ...(dev && { dev }), ...libc, optional: true, ...os }
      added.push(name)
    }
  }
  const byPath = ([a], [b]) => a.localeCompare(b, 'en')
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath))
  return added
}

/** What the name of a package of binaries says about the machine it is for: `cli-linux-arm64-musl`. */
function machineOf(name) {
  const words = name.split('/').at(-1).split('-')
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  const libc = words.flatMap((word) => libraries[word] ?? [])
  return { os: os.length > 0 && { os }, cpu: cpu.length > 0 && { cpu }, libc: libc.length > 0 && { libc } }
}

const file = join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = completeLockfile(lock)
if (missing.length === 0) say('package-lock.json is complete')
else if (process.argv.includes('--check')) {
  say(`package-lock.json lacks ${missing.join(', ')}; \`npm run lockfile\` adds them`)
  process.exitCode = 1
} else {
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  say(`package-lock.json: added ${missing.join(', ')}`)
}
