import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readText, root } from '../scripts/source-tree.ts'

/** Stands in for the command line: says what reached it, then does what the arguments say. */
const program = `
const args: readonly string[] = process.argv.slice(2)
console.log(JSON.stringify({ args, cwd: process.cwd(), node: process.versions.node.split('.')[0] }))
if (args[0] === 'echo') for await (const chunk of process.stdin) process.stdout.write(chunk)
if (args[0] === 'end') process.exit(Number(args[1]))
if (args[0] === 'wait') setInterval(() => {}, 1_000)
`

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kumite launcher ')))
const copy = join(folder, 'a clone')
const elsewhere = join(folder, 'elsewhere')

beforeAll(() => {
  mkdirSync(join(copy, 'src', 'cli'), { recursive: true })
  mkdirSync(elsewhere)
  for (const path of ['kumite', 'scripts', 'package.json', 'package-lock.json'])
    cpSync(join(root, path), join(copy, path), { recursive: true })
  installPinnedNode()
  symlinkSync(join(copy, 'kumite'), join(folder, 'link'))
  writeFileSync(join(copy, 'src', 'cli', 'main.ts'), program)
})

afterAll(() => rmSync(folder, { recursive: true }))

/** The pinned Node alone, stamped as a whole install: nothing here may ever make npm change the real one. */
function installPinnedNode(): void {
  const modules = join(copy, 'node_modules')
  mkdirSync(modules)
  symlinkSync(join(root, 'node_modules', 'node'), join(modules, 'node'))
  const lock = createHash('sha256').update(readText('package-lock.json')).digest('hex')
  writeFileSync(join(modules, '.kumite-lock'), `${lock} ${process.platform}-${process.arch}\n`)
}

function start(command: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const [file, ...args] = command
  const child = spawn(file!, args, { cwd: elsewhere, env: { ...process.env, ...env } })
  const output = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { child, ended: output.then(([stdout, stderr, [code, signal]]) => ({ stdout, stderr, code, signal })) }
}

describe.skipIf(process.platform === 'win32')('the launcher', () => {
  const shell = join(copy, 'kumite')
  const script = join(copy, 'scripts', 'kumite.mjs')

  it.each([
    ['./kumite', [shell]],
    ['a link to ./kumite', [join(folder, 'link')]],
    ['kumite.mjs', ['node', script]],
  ])('as %s hands arguments, folder and exit code on, and adds nothing to stdout', async (_name, command) => {
    const { stdout, stderr, code } = await start([...command, 'end', '2', 'two words', '*']).ended
    expect(JSON.parse(stdout)).toEqual({ args: ['end', '2', 'two words', '*'], cwd: elsewhere, node: '24' })
    expect({ stderr, code }).toEqual({ stderr: '', code: 2 })
  })

  it.each([
    ['./kumite', [shell]],
    ['kumite.mjs', ['node', script]],
  ])('as %s hands stdin on', async (_name, command) => {
    const { child, ended } = start([...command, 'echo'])
    child.stdin.end('piped')
    expect((await ended).stdout).toMatch(/\npiped$/)
  })

  it('becomes the program, so that even kill -9 reaches it', async () => {
    const { child, ended } = start([shell, 'wait'])
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    expect(await ended).toMatchObject({ signal: 'SIGKILL' })
  })

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('as kumite.mjs passes %s on and exits with %i', async (signal, code) => {
    const { child, ended } = start(['node', script, 'wait'])
    await once(child.stdout, 'data')
    child.kill(signal)
    expect(await ended).toMatchObject({ code })
  })

  it('run by npm stands where the person stands', async () => {
    const env = { npm_package_json: join(copy, 'package.json'), INIT_CWD: folder }
    const { stdout } = await start(['node', script, 'end', '0'], env).ended
    expect(JSON.parse(stdout)).toMatchObject({ cwd: folder })
  })

  it('says what to do when no Node is there', async () => {
    const { stderr, code } = await start(['/bin/sh', shell], { PATH: '/nowhere' }).ended
    expect(stderr).toContain('expected Node 20 or newer on the PATH')
    expect(code).toBe(1)
  })
})
