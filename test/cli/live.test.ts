import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Health, NetworkView } from '../../src/protocol/explore.ts'
import { MetagraphView } from '../../src/protocol/metagraph.ts'
import { cleanUp, freePort, newFolder, ready, root, runKumite, startKumite, startProgram, until } from './kumite-process.ts'

const folder = newFolder()
const data = join(folder, 'data')
afterAll(cleanUp)

const upOn = (port: number) => ['up', '--data', data, '--port', `${port}`, '--block-ms', '200', '--tasks-per-epoch', '4']
const getJson = async (url: string): Promise<unknown> => (await fetch(url)).json()
const readMetagraph = async (port: number) => MetagraphView.parse(await getJson(`http://127.0.0.1:${port}/api/metagraph`))

/** Each builds on the data of the one before: one network lives through all of it. */
describe('kumite up', () => {
  let left: MetagraphView

  it('runs until SIGTERM, keeps stdout empty, and lets nobody else at its data folder', async () => {
    const port = await freePort()
    const kumite = startKumite(upOn(port))
    await ready(kumite)
    expect(kumite.stderr()).toContain(`Ready: http://127.0.0.1:${port}`)
    expect(Health.parse(await getJson(`http://127.0.0.1:${port}/api/health`)).status).toBe('ok')

    const others = [upOn(await freePort()), ['import', join(root, 'package.json'), '--data', data]]
    for (const { code, stdout, stderr } of await Promise.all(others.map((args) => runKumite(args)))) {
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toContain(`expected to be its only user, but process ${kumite.child.pid} is using it`)
      expect(stderr).toContain(`Try: stop that process (kill ${kumite.child.pid}), or choose another folder with --data DIR`)
    }

    const exported = join(folder, 'running.jsonl')
    await until(async () => {
      left = await readMetagraph(port)
      const { tasks } = NetworkView.parse(await getJson(`http://127.0.0.1:${port}/api/network`))
      return left.epoch >= 1 && tasks.scored > 0
    }, 180_000)
    expect(await runKumite(['export', '--data', data, '--out', exported])).toMatchObject({ code: 0 }) // asks the running network
    expect(readFileSync(exported, 'utf8')).toMatch(/^{.*}\n$/s)

    const startMs = performance.now()
    kumite.child.kill('SIGTERM')
    const { code, stdout, stderr } = await kumite.ended
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain('Stopped; nothing is lost.')
    expect(performance.now() - startMs).toBeLessThan(120_000) // the tasks that are being made are finished first: some seconds, more on a busy machine
    expect(existsSync(join(data, 'kumite.lock'))).toBe(false)
  })

  it('goes on at the block and epoch where it was, with the same hotkeys, and a second Ctrl-C does not cut the stop short', async () => {
    const port = await freePort()
    const kumite = startKumite(upOn(port))
    await ready(kumite)
    const now = await readMetagraph(port)
    expect(now.block).toBeGreaterThanOrEqual(left.block) // not from the start again
    expect(now.epoch).toBeGreaterThanOrEqual(left.epoch)
    expect(now.neurons.map(({ hotkey }) => hotkey)).toEqual(left.neurons.map(({ hotkey }) => hotkey))
    const stream = await fetch(`http://127.0.0.1:${port}/api/events`) // a page that stays open must not hold the stop up
    kumite.child.kill('SIGINT')
    await until(async () => kumite.stderr().includes('Stopping'))
    kumite.child.kill('SIGINT')
    const { code, stderr } = await kumite.ended
    expect({ code, signal: kumite.child.signalCode }).toEqual({ code: 0, signal: null })
    expect(stderr).toContain('Stopped; nothing is lost.')
    await stream.body?.cancel().catch(() => {})
  })

  it('tells of a busy port which one, and the next to try', async () => {
    const server = createServer().listen(await freePort(), '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const { code, stdout, stderr } = await runKumite(upOn(port))
    server.close()
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(`http://127.0.0.1:${port}: expected a free port`)
    expect(stderr).toContain(`--port ${port + 1}`)
    expect(existsSync(join(data, 'kumite.lock'))).toBe(false)
  })

  it('refuses another seed for a network that has one', async () => {
    const { code, stdout, stderr } = await runKumite([...upOn(await freePort()), '--seed', 'another'])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/--seed: expected [0-9a-f]+, the seed of the network in this folder, got another/)
  })

  it('exports what was judged: whole lines on stdout, or a whole file', async () => {
    const out = join(folder, 'pairs.jsonl')
    const toFile = await runKumite(['export', '--data', data, '--out', out, '--json'])
    const toStdout = await runKumite(['export', '--data', data, '--out', '-', '--format', 'trl-preference'])
    const raw = await runKumite(['export', '--data', data, '--format', 'raw'])
    expect([toFile.code, toStdout.code, raw.code]).toEqual([0, 0, 0])
    const pairs = readFileSync(out, 'utf8').trimEnd().split('\n')
    expect(JSON.parse(toFile.stdout)).toEqual({ format: 'trl-preference', out, rows: pairs.length })
    expect(toStdout.stdout).toBe(readFileSync(out, 'utf8'))
    for (const line of pairs) expect(JSON.parse(line)).toMatchObject({ chosen: expect.anything(), rejected: expect.anything() })
    const judged = raw.stdout.trimEnd().split('\n')
    for (const line of judged) expect(JSON.parse(line)).toMatchObject({ judgmentId: expect.any(String), simulated: true })
    expect(raw.stderr).toContain(`${judged.length} rows written`)
    expect(existsSync(`${out}.unfinished`)).toBe(false)
  })

  it('exports into a pipe that closes early without a word', async () => {
    const command = `node_modules/node/bin/node src/cli/main.ts export --format raw --data '${data}' | head -1`
    const { stdout, stderr } = await startProgram(['/bin/sh', '-c', command]).ended
    expect(stdout.split('\n')).toHaveLength(2)
    expect(stderr).not.toMatch(/EPIPE|\n\s+at /)
    expect(existsSync(join(data, 'kumite.lock'))).toBe(false)
  })

  it('leaves no half-written file where one cannot be written, and the old one as it was', async () => {
    mkdirSync(join(folder, 'taken.jsonl'))
    writeFileSync(join(folder, 'taken.jsonl', 'old'), 'old')
    for (const out of [join(folder, 'missing', 'x.jsonl'), join(folder, 'taken.jsonl'), '/proc/x.jsonl', '/dev/full/x']) {
      const { code, stdout, stderr } = await runKumite(['export', '--data', data, '--out', out, '--json'])
      expect({ code, stdout }, out).toEqual({ code: 1, stdout: '' })
      expect(stderr).toContain(`${out}: expected to write it, got `)
      expect(existsSync(`${out}.unfinished`)).toBe(false)
    }
    expect(readFileSync(join(folder, 'taken.jsonl', 'old'), 'utf8')).toBe('old')
  })
})

describe('npm start', () => {
  it('passes --port and --data on, and stops with SIGTERM', async () => {
    const port = await freePort()
    const own = join(folder, 'of npm')
    const kumite = startProgram(['npm', 'start', '--', '--port', `${port}`, '--data', own])
    await ready(kumite, 90_000)
    expect(Health.parse(await getJson(`http://127.0.0.1:${port}/api/health`)).status).toBe('ok')
    expect(existsSync(join(own, 'kumite.lock'))).toBe(true)
    kumite.child.kill('SIGTERM')
    await kumite.ended
    await until(async () => !existsSync(join(own, 'kumite.lock'))) // npm does not wait for what it started
  }, 120_000)
})
