import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const node = join(root, 'node_modules', 'node', 'bin', 'node')
const main = join(root, 'src', 'cli', 'main.ts')

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface KumiteProcess {
  readonly child: ChildProcess
  readonly stderr: () => string
  readonly ended: Promise<Ended>
}

const running = new Set<ChildProcess>()
const folders = new Set<string>()

/** Starts a program as a shell would, without the settings that the person running the tests may have. */
export function startProgram(
  command: readonly string[],
  { cwd = root, env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): KumiteProcess {
  const { DATABASE_URL: _, KUMITE_DATA: __, PORT: ___, NODE_OPTIONS: ____, SUBTENSOR_ENDPOINT: _____, ...own } = process.env
  const child = spawn(command[0]!, command.slice(1), {
    cwd,
    env: { ...own, TMPDIR: temporary(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child)
    return { code, signal, stdout, stderr }
  })
  return { child, stderr: () => stderr, ended }
}

export const startKumite = (args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): KumiteProcess =>
  startProgram([node, main, ...args], options)

export const runKumite = (args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Ended> =>
  startKumite(args, options).ended

/** What a killed process leaves in the folder for temporary files goes with it. */
const temporary = (): string => [...folders][0] ?? newFolder()

/** A folder that is gone after {@link cleanUp}. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kumite-cli-'))
  folders.add(folder)
  return folder
}

/** Ends what a failed test left running, and removes its folders. */
export async function cleanUp(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGKILL')
      await once(child, 'close')
    }),
  )
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

/** A port above 20000 that nobody listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    server.close()
    await once(server, 'close')
    if (typeof address === 'object' && address && address.port > 20_000) return address.port
  }
}

/** Asks until there is an answer. @throws what `ask` threw last, when the time is over */
export async function until<T>(ask: () => Promise<T | undefined | false>, timeoutMs = 120_000): Promise<T> {
  const end = performance.now() + timeoutMs
  for (;;) {
    let failure: unknown = new Error(`no answer within ${timeoutMs} ms: ${ask}`)
    try {
      const answer = await ask()
      if (answer !== undefined && answer !== false) return answer
    } catch (error) {
      failure = error
    }
    if (performance.now() > end) throw failure
    await delay(50)
  }
}

/** Waits until `up` says that it is ready. @throws if it ends before */
export async function ready({ child, stderr }: KumiteProcess, timeoutMs = 120_000): Promise<void> {
  await until(async () => {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`up ended before it was ready: ${stderr()}`)
    return stderr().includes('Ready: ')
  }, timeoutMs)
}
