import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createRemoteChain } from '../../src/chain/remote-chain.ts'
import { parseSecretUri } from '../../src/identity/parse-secret-uri.ts'
import { signerOf } from '../../src/identity/secret-key.ts'
import { Hotkey } from '../../src/protocol/ids.ts'
import { cleanUp, freePort, newFolder, ready, runKumite, startKumite, until } from './kumite-process.ts'

const folder = newFolder()
const data = join(folder, 'chain')
afterAll(cleanUp)

const keyOf = (uri: string) => signerOf(parseSecretUri(uri, 'sr25519'))
const bob = keyOf('//Bob')
const hotkey = Hotkey.parse(keyOf('//Bob//validator').address)

/** Each builds on the data of the one before: one chain lives through all of it. */
describe('kumite chain', () => {
  it('serves a chain that other processes register and stake on, survives kill -9, and ends on SIGTERM', async () => {
    const port = await freePort()
    const args = ['chain', '--data', data, '--port', `${port}`, '--block-ms', '100']
    const killed = startKumite(args)
    await ready(killed)
    const chain = await createRemoteChain(`http://127.0.0.1:${port}`)
    expect(await chain.balance(bob.address)).toBe(10n ** 15n)
    await (await chain.register({ signer: bob, hotkey })).included
    const { block } = await (await chain.addStake({ signer: bob, hotkey, amountRao: 5_000_000n })).included
    killed.child.kill('SIGKILL')
    await killed.ended
    await expect(chain.head()).rejects.toMatchObject({ code: 'chain-server', retryable: true })

    const again = startKumite(args)
    await ready(again)
    expect(await chain.stake({ hotkey, coldkey: bob.address })).toBe(5_000_000n)
    await until(async () => (await chain.head()).block > block)
    again.child.kill('SIGTERM')
    expect(await again.ended).toMatchObject({ code: 0, stdout: '' })
  }, 120_000)

  it('replays what it stored from the genesis, and finds another genesis out', async () => {
    const verified = await runKumite(['chain', '--data', data, '--verify'])
    expect(verified.code).toBe(0)
    expect(JSON.parse(verified.stdout)).toEqual({ block: expect.any(Number), stateHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const genesis = join(folder, 'genesis.json')
    writeFileSync(
      genesis,
      JSON.stringify({ netuid: 2, name: 'other', owner: { hotkey, coldkey: bob.address }, accounts: { [bob.address]: '5' } }),
    )
    for (const mode of [['--verify'], ['--port', `${await freePort()}`]]) {
      const { code, stdout, stderr } = await runKumite(['chain', '--data', data, '--genesis', genesis, ...mode])
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toContain('local chain: expected')
    }
  }, 120_000)

  it('refuses a genesis that is none with exit code 2, and a missing file with 1', async () => {
    const broken = join(folder, 'broken.json')
    writeFileSync(broken, '{"netuid": 1}')
    expect(await runKumite(['chain', '--genesis', broken])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('at owner'),
    })
    expect(await runKumite(['chain', '--genesis', join(folder, 'none.json')])).toMatchObject({ code: 1, stdout: '' })
  })
})
