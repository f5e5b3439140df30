import { chmodSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { formatKeyfile } from '../../src/identity/format-keyfile.ts'
import { createNonceSource } from '../../src/identity/nonce-source.ts'
import { parseSecretUri } from '../../src/identity/parse-secret-uri.ts'
import { signerOf } from '../../src/identity/secret-key.ts'
import { Hotkey } from '../../src/protocol/ids.ts'
import { createMinerClient } from '../../src/validator/miner-client.ts'
import { cleanUp, freePort, newFolder, ready, runKumite, startKumite, until } from './kumite-process.ts'

const folder = newFolder()
afterAll(cleanUp)

/** A file with a key of its own. */
function keyOf(uri: string) {
  const key = parseSecretUri(uri, 'sr25519')
  const file = join(folder, uri.replaceAll('/', ''))
  writeFileSync(file, formatKeyfile(key))
  chmodSync(file, 0o600)
  const signer = signerOf(key)
  return { file, signer, hotkey: Hotkey.parse(signer.address) }
}
const [validator, miner, stranger, owner] = ['//validator', '//miner', '//stranger', '//owner'].map(keyOf) as [
  ReturnType<typeof keyOf>,
  ReturnType<typeof keyOf>,
  ReturnType<typeof keyOf>,
  ReturnType<typeof keyOf>,
]

const getJson = async (url: string): Promise<unknown> => (await fetch(url)).json()

/** A server that shows a network with one validator, as Explore does. */
async function startExplore() {
  const share = { stake: 1, stakeWeight: 1, consensus: 0, trust: 0, incentive: 0, dividends: 0, emission: 0 }
  const facts = { lastUpdate: 0, registeredAt: 0, active: true, validatorPermit: true, axon: null, stakeRao: '1', emissionRao: '0' }
  const neuron = {
    uid: 0,
    hotkey: validator.hotkey,
    coldkey: owner.hotkey,
    role: 'validator',
    name: 'v',
    behaviour: null,
    simulated: false,
  }
  const pages: Record<string, object> = {
    '/api/network': { netuid: 7 },
    '/api/metagraph': { block: 1, epoch: 0, neurons: [{ ...neuron, ...share, ...facts }] },
  }
  const port = await freePort()
  const server = createServer((request, reply) => reply.end(JSON.stringify(pages[request.url ?? ''] ?? {}))).listen(port, '127.0.0.1')
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

function clientOf({ signer }: ReturnType<typeof keyOf>, url: string) {
  const client = createMinerClient({
    signer,
    clock: systemClock,
    transport: fetch,
    nextNonce: createNonceSource(systemClock),
    answerMs: 20_000,
    mostCharacters: 20_000,
  })
  return (content: string) =>
    client.prepare({ hotkey: miner.hotkey, url: `${url}/v1/chat/completions` }, [{ role: 'user', content }]).send()
}

describe('kumite miner --prompting', () => {
  it('answers whoever validates, signed and streamed, and nobody else; ends on Ctrl-C', async () => {
    const explore = await startExplore()
    const port = await freePort()
    const running = startKumite(['miner', '--prompting', '--validator', explore.url, '--wallet', miner.file, '--port', `${port}`, '--json'])
    await ready(running)
    const url = `http://127.0.0.1:${port}`
    const answer = await clientOf(validator, url)('yo do u kno what the captial of Andorra is')
    expect(answer).toMatchObject({ text: 'Its capital is Andorra la Vella.', status: 'ok', simulated: false })
    expect(answer.signature).toMatch(/^0x[0-9a-f]{128}$/)
    expect(await clientOf(stranger, url)('What is 2 + 2?')).toMatchObject({ status: 'error', problem: expect.stringContaining('403') })
    const unsigned = await fetch(`${url}/v1/chat/completions`, { method: 'POST', body: JSON.stringify({ messages: [{ role: 'user', content: 'hi' }], stream: true }) }) // biome-ignore format: one request
    expect(unsigned.status).toBe(401)
    expect(await getJson(`${url}/health`)).toMatchObject({
      status: 'ok',
      hotkey: miner.hotkey,
      netuid: 7,
      answered: 1,
      toolCalls: { countries: 1 },
      answersBy: { rules: 1 },
    })
    const page = await (await fetch(url)).text()
    expect(page).toContain(miner.hotkey)
    expect(page).not.toContain('Andorra')

    running.child.kill('SIGINT')
    const { code, stdout, stderr } = await running.ended
    explore.close()
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ url, hotkey: miner.hotkey, netuid: 7, axon: null, models: [] })
    expect(stderr).toContain('Stopped after 1 answers.')
  }, 120_000)

  it('registers nothing, tells the chain where it is, and is found there by the validator of another process', async () => {
    const genesis = join(folder, 'genesis.json')
    const neurons = [
      { hotkey: validator.hotkey, coldkey: owner.hotkey, stakeRao: '1000000000000' },
      { hotkey: miner.hotkey, coldkey: owner.hotkey },
    ]
    const hyperparameters = { tempo: 10, mechanismCount: 2 }
    writeFileSync(
      genesis,
      JSON.stringify({ netuid: 7, name: 'ours', owner: { hotkey: owner.hotkey, coldkey: owner.hotkey }, neurons, hyperparameters }),
    )
    const [chainPort, upPort, port] = [await freePort(), await freePort(), await freePort()]
    const chain = `http://127.0.0.1:${chainPort}`
    const others = [
      startKumite(['chain', '--data', join(folder, 'chain'), '--genesis', genesis, '--port', `${chainPort}`, '--block-ms', '200']),
    ]
    await ready(others[0]!)
    const place = ['--host', '127.0.0.2', '--port', `${port}`, '--axon', `127.0.0.2:${port}`]
    const running = startKumite(['miner', '--prompting', '--chain', chain, '--wallet', miner.file, ...place])
    await ready(running)
    others.push(
      startKumite(['up', '--chain', chain, '--data', join(folder, 'up'), '--port', `${upPort}`, '--validator-wallet', validator.file]),
    )
    await ready(others[1]!)
    const health = await until(async () => {
      const told = (await getJson(`http://127.0.0.2:${port}/health`)) as { answered: number }
      return told.answered > 0 && told
    }, 90_000)
    expect(health).toMatchObject({ status: 'ok', netuid: 7 })
    running.child.kill('SIGTERM')
    expect((await running.ended).code).toBe(0)
    for (const { child, ended } of others) {
      child.kill('SIGTERM')
      await ended
    }
  }, 240_000)

  it.each([
    [['miner', '--chain', 'http://127.0.0.1:1', '--wiki', 'http://127.0.0.1:1'], 'expected --wiki together with --prompting'],
    [['miner', '--prompting', '--validator', 'http://127.0.0.1:1', '--data', 'x'], 'expected --data without --prompting'],
    [['miner', '--people', '--prompting', '--validator', 'http://127.0.0.1:1'], 'expected --people or --prompting, got both'],
    [['miner', '--prompting'], 'expected either --chain or --validator'],
    [['miner', '--prompting', '--validator', 'http://127.0.0.1:1', '--register'], '--register: expected together with --chain'],
    [['miner', '--prompting', '--validator', 'http://127.0.0.1:1'], 'expected the address of a running kumite network'],
  ])(
    'says what is wrong with %j',
    async (args, words) => {
      const { code, stdout, stderr } = await runKumite([...args])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain(words)
    },
    60_000,
  )
})
