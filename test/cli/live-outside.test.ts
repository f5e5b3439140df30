import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createSigner } from '../../src/identity/create-signer.ts'
import { formatKeyfile } from '../../src/identity/format-keyfile.ts'
import { parseSecretUri } from '../../src/identity/parse-secret-uri.ts'
import { signerOf } from '../../src/identity/secret-key.ts'
import { Health, NetworkView } from '../../src/protocol/explore.ts'
import { cleanUp, freePort, newFolder, ready, runKumite, startKumite, until } from './kumite-process.ts'
import { createWorkClient } from './work-client.ts'

const folder = newFolder()
afterAll(cleanUp)

/** A file with a key of its own. */
function keyfile(uri: string): { file: string; address: string } {
  const key = parseSecretUri(uri, 'sr25519')
  const file = join(folder, uri.replaceAll('/', ''))
  writeFileSync(file, formatKeyfile(key))
  chmodSync(file, 0o600)
  return { file, address: signerOf(key).address }
}
const [validator, miner, stranger, owner] = ['//validator', '//miner', '//stranger', '//owner'].map(keyfile) as [
  ReturnType<typeof keyfile>,
  ReturnType<typeof keyfile>,
  ReturnType<typeof keyfile>,
  ReturnType<typeof keyfile>,
]
const genesis = join(folder, 'genesis.json')
const neurons = [
  { hotkey: validator.address, coldkey: owner.address, stakeRao: '1000000000000' },
  { hotkey: miner.address, coldkey: owner.address },
]
const hotkey = owner.address
writeFileSync(
  genesis,
  JSON.stringify({ netuid: 7, name: 'ours', owner: { hotkey, coldkey: hotkey }, neurons, hyperparameters: { tempo: 20 } }),
)

const getJson = async (url: string): Promise<unknown> => (await fetch(url)).json()

describe('kumite up --chain http://', () => {
  it('runs a validator and a miner on the chain of another process, outlives it, and goes on when it is back', async () => {
    const [chainPort, port] = [await freePort(), await freePort()]
    const url = `http://127.0.0.1:${chainPort}`
    const data = join(folder, 'network')
    const chainArgs = ['chain', '--data', join(folder, 'chain'), '--genesis', genesis, '--port', `${chainPort}`, '--block-ms', '200']
    const chain = startKumite(chainArgs)
    await ready(chain)

    const wallets = ['--validator-wallet', validator.file, '--miner-wallet', miner.file]
    const up = startKumite(['up', '--chain', url, '--data', data, '--port', `${port}`, ...wallets])
    await ready(up)
    const origin = `http://127.0.0.1:${port}`
    const network = NetworkView.parse(await getJson(`${origin}/api/network`))
    expect(network).toMatchObject({ netuid: 7, blockMs: 200, home: { hotkey: miner.address, uid: 1 }, simulated: false })
    const signer = createSigner({ seed: new Uint8Array(32).fill(7), scheme: 'ed25519' })
    const worker = createWorkClient({ origin, receiver: miner.address, signer })
    await worker.join()
    await worker.judge(await until(async () => (await worker.next()) ?? undefined))

    chain.child.kill('SIGKILL')
    await chain.ended
    const away = await until(async () => {
      const health = Health.parse(await getJson(`${origin}/api/health`))
      return health.status === 'degraded' && health
    })
    expect(away.problems.join()).toContain(url)
    const again = startKumite(chainArgs)
    await ready(again)
    await until(async () => Health.parse(await getJson(`${origin}/api/health`)).status === 'ok')
    up.child.kill('SIGTERM')
    const { code, stderr } = await up.ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('Stopped; nothing is lost.') })

    const refused = (...args: string[]) => runKumite(['up', '--chain', url, '--port', `${port}`, ...args])
    const other = join(folder, 'other')
    const unregistered = await refused('--data', other, '--miner-wallet', stranger.file)
    expect(unregistered).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('expected to be registered on netuid 7') })
    expect(unregistered.stderr).toContain('Try: add --register')
    const [same, wrong] = [
      ['--validator-wallet', miner.file, '--miner-wallet', miner.file],
      ['--netuid', '8'],
    ]
    expect(await refused('--data', other, ...same)).toMatchObject({ code: 2, stderr: expect.stringContaining('another hotkey') })
    expect(await refused('--data', other, ...wrong)).toMatchObject({ code: 2, stderr: expect.stringContaining('--netuid: expected 7') })
    const local = await runKumite(['up', '--data', data, '--port', `${port}`])
    expect(local).toMatchObject({ code: 2, stderr: expect.stringContaining('expected one for the local chain, got one for netuid 7') })
  }, 600_000)

  it('says at once what cannot be', async () => {
    const data = ['--data', join(folder, 'none')]
    const cases: [string[], number, string][] = [
      [['--chain', 'ftp://x'], 2, 'expected an address with ws://'],
      [['--chain', 'ws://127.0.0.1:9'], 2, '--netuid N'],
      [['--chain', 'http://127.0.0.1:9'], 1, 'expected the answer of a chain server'],
      [['--chain', 'http://127.0.0.1:9', '--seed', '7'], 2, '--seed: expected the local chain'],
      [['--miner-wallet', 'a/b'], 2, 'expected together with --chain'],
      [['--chain', 'http://127.0.0.1:9', '--axon', 'here'], 2, 'expected an IP address and a port'],
    ]
    for (const [args, code, words] of cases)
      expect(await runKumite(['up', ...data, ...args])).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(words) })
  }, 600_000)
})
