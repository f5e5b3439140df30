import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { EventView } from '../src/protocol/event.ts'
import { MetagraphView } from '../src/protocol/metagraph.ts'

/**
 * Starts a fresh network as a user does and says how long it takes until the page answers, until weights are set, and what
 * miners have after three minutes. Run it on a quiet machine: `node scripts/run.mjs scripts/measure-start.ts`.
 */
const MINUTES = 3
const folder = mkdtempSync(join(tmpdir(), 'kumite-start-'))
const root = fileURLToPath(new URL('..', import.meta.url))

const server = createServer().listen(0)
await once(server, 'listening')
const { port } = server.address() as { port: number }
server.close()
await once(server, 'close')

const origin = `http://127.0.0.1:${port}`
const startMs = performance.now()
const seconds = () => (performance.now() - startMs) / 1000
const child = spawn(join(root, 'kumite'), ['up', '--port', `${port}`, '--data', join(folder, 'data')], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  await until(async () => (await fetch(`${origin}/`)).ok)
  report('page answers', 15)
  await until(async () => {
    const { events } = (await (await fetch(`${origin}/api/activity?limit=200`)).json()) as { events: unknown[] }
    return EventView.array()
      .parse(events)
      .some(({ kind }) => kind === 'weights-set')
  })
  report('first weights set', 60)
  await delay((MINUTES * 60 - seconds()) * 1000)
  const { epoch, neurons } = MetagraphView.parse(await (await fetch(`${origin}/api/metagraph`)).json())
  process.stdout.write(`after ${MINUTES} minutes, epoch ${epoch}; wanted: honest > careless > random and constant\n`)
  const miners = neurons.filter(({ role }) => role === 'miner').sort((a, b) => b.incentive - a.incentive)
  for (const { name, behaviour, incentive } of miners)
    process.stdout.write(`  ${incentive.toFixed(4)}  ${name}, ${behaviour ?? 'people'}\n`)
  const of = (word: string) => miners.filter(({ behaviour }) => behaviour?.startsWith(word)).map(({ incentive }) => incentive)
  const held =
    Math.min(...of('honest')) > Math.max(...of('careless')) && Math.min(...of('careless')) > Math.max(...of('random'), ...of('constant'))
  process.stdout.write(`order: ${held ? 'as wanted' : 'NOT as wanted'}\n`)
  if (!held) process.exitCode = 1
} finally {
  child.kill('SIGTERM')
  await once(child, 'exit')
  rmSync(folder, { recursive: true, force: true })
}

function report(what: string, wantedSeconds: number): void {
  process.stdout.write(`${what}: ${seconds().toFixed(1)} s (wanted: ${wantedSeconds} s)\n`)
}

async function until(ask: () => Promise<boolean>): Promise<void> {
  while (!(await ask().catch(() => false))) {
    if (child.exitCode !== null) throw new Error(`kumite up ended with exit code ${child.exitCode}`)
    await delay(100)
  }
}
