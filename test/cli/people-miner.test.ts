import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createSigner } from '../../src/identity/create-signer.ts'
import { formatKeyfile } from '../../src/identity/format-keyfile.ts'
import { parseSecretUri } from '../../src/identity/parse-secret-uri.ts'
import { signerOf } from '../../src/identity/secret-key.ts'
import { NetworkView } from '../../src/protocol/explore.ts'
import { cleanUp, freePort, newFolder, ready, runKumite, startKumite, until } from './kumite-process.ts'
import { createWorkClient } from './work-client.ts'

const folder = newFolder()
afterAll(cleanUp)

function keyfile(uri: string): { file: string; address: string } {
  const key = parseSecretUri(uri, 'sr25519')
  const file = join(folder, uri.replaceAll('/', ''))
  writeFileSync(file, formatKeyfile(key))
  chmodSync(file, 0o600)
  return { file, address: signerOf(key).address }
}

describe('kumite miner', () => {
  it('has people work for a validator it alone can reach, keeps what they judge while that is away, and tells of them by its commands', async () => {
    const [validator, miner, owner] = [keyfile('//validator'), keyfile('//miner'), keyfile('//owner')]
    const genesis = join(folder, 'genesis.json')
    const hotkey = owner.address
    const neurons = [
      { hotkey: validator.address, coldkey: hotkey, stakeRao: '1000000000000' },
      { hotkey: miner.address, coldkey: hotkey },
    ]
    const network = { netuid: 7, name: 'ours', owner: { hotkey, coldkey: hotkey }, neurons, hyperparameters: { tempo: 20 } }
    writeFileSync(genesis, JSON.stringify(network))
    const [chainPort, upPort, port] = [await freePort(), await freePort(), await freePort()]
    const chain = startKumite([
      'chain',
      '--data',
      join(folder, 'chain'),
      '--genesis',
      genesis,
      '--port',
      `${chainPort}`,
      '--block-ms',
      '500',
    ])
    await ready(chain, 120_000)
    const upArgs = ['--data', join(folder, 'up'), '--port', `${upPort}`, '--validator-wallet', validator.file]
    const startUp = async () => {
      const up = startKumite(['up', '--chain', `http://127.0.0.1:${chainPort}`, ...upArgs])
      await ready(up, 120_000)
      return up
    }
    const up = await startUp()
    const data = join(folder, 'people')
    // It is told of no chain: all it knows is where the validator is.
    const running = startKumite([
      'miner',
      '--validator',
      `http://127.0.0.1:${upPort}`,
      '--wallet',
      miner.file,
      '--data',
      data,
      '--port',
      `${port}`,
    ])
    await ready(running, 120_000)
    const origin = `http://127.0.0.1:${port}`
    expect(NetworkView.parse(await (await fetch(`${origin}/api/network`)).json())).toMatchObject({
      netuid: 7,
      homes: [{ hotkey: miner.address, uid: 1, name: 'home' }],
      validators: [],
    })
    const signer = createSigner({ seed: new Uint8Array(32).fill(7), scheme: 'ed25519' })
    const worker = createWorkClient({ origin, receiver: miner.address, signer })
    await worker.join()
    await worker.judge(await until(async () => (await worker.next()) ?? undefined, 120_000))

    up.child.kill('SIGKILL')
    await up.ended
    await until(async () => (await worker.history()).unsent === 1, 60_000) // when it may be changed no more it is sent, and kept
    const again = await startUp()
    await until(async () => (await worker.history()).unsent === 0, 60_000)
    expect((await worker.history()).items.map(({ state }) => state).every((state) => ['submitted', 'scored'].includes(state))).toBe(true)

    const workers = async (...args: string[]) => {
      const { code, stdout, stderr } = await runKumite(['workers', ...args, '--data', data, '--json'])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      return JSON.parse(stdout) as unknown
    }
    expect(await workers('list')).toMatchObject([{ id: signer.address, name: 'A test', judged: 1, removedMs: null }])
    expect(await workers('pause', signer.address, '--words', 'Lunch.')).toMatchObject({ pausedWords: 'Lunch.' })
    await expect(worker.next()).rejects.toThrow(/403 .*worker-paused.*Lunch\./)
    expect(await workers('resume', signer.address)).toMatchObject({ pausedMs: null })
    expect(await workers('domains', signer.address, 'text')).toMatchObject({ domains: ['text'] })
    running.child.kill('SIGTERM')
    expect((await running.ended).code).toBe(0)
    expect(await workers('remove', signer.address)).toMatchObject({ removedMs: expect.any(Number) }) // of a stopped folder, too
    for (const { child, ended } of [again, chain]) {
      child.kill('SIGTERM')
      await ended
    }
  }, 600_000)
})
