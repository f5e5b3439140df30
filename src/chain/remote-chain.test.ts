import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSimulatedClock } from '../core/clock.ts'
import type { Hotkey } from '../protocol/ids.ts'
import { createChainServer } from './chain-server.ts'
import { describeChainContract, expectRefusal, passEpoch } from './contract.testing.ts'
import { ChainServerError } from './errors.ts'
import type { GenesisInput } from './genesis.ts'
import { createLocalChain } from './local-chain.ts'
import { createRemoteChain } from './remote-chain.ts'
import { aGenesis, aHotkey, contractKeys, fundedKey, memoryChainStorage } from './testing.ts'

async function urlOf(server: Server): Promise<string> {
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  if (!server.listening) await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A chain behind a real server, and its remote side. */
async function serveChain(hyperparameters: GenesisInput['hyperparameters'] = {}) {
  const genesis = aGenesis({ hyperparameters, accounts: { [fundedKey.coldkey]: 1_000_000_000_000n } })
  const clock = createSimulatedClock(genesis.timeMs)
  const served = await createLocalChain({ genesis, storage: memoryChainStorage(), clock, beaconSecret: 'beacon of the tests' })
  const problems: unknown[] = []
  const app = createChainServer(served, { blockMs: 1000, log: (error) => problems.push(error) })
  const url = await urlOf(serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server)
  const nextBlock = async () => {
    clock.advance(1000)
    await served.produceBlock()
  }
  return { served, url, chain: await createRemoteChain(url), nextBlock, problems, app }
}

describeChainContract('the chain of another process', async ({ commitReveal }) => {
  const { chain, nextBlock } = await serveChain({ commitRevealEnabled: commitReveal })
  return { ...contractKeys, chain, nextBlock }
})

describe('createRemoteChain', () => {
  it('shows exactly what the chain in its own process shows', async () => {
    const { served, chain, nextBlock } = await serveChain()
    await passEpoch({ chain, nextBlock })
    await chain.setWeights({ signer: aHotkey(0).signer, mechid: 0, weights: new Map([[2, 1]]), versionKey: 0 })
    await chain.serveAxon({ signer: aHotkey(3).signer, ip: '127.0.0.2', port: 8091 })
    await passEpoch({ chain, nextBlock })
    expect(await chain.metagraph()).toEqual(await served.metagraph())
    expect(await chain.hyperparameters()).toEqual(await served.hyperparameters())
    expect(await chain.eventsAfter(0, 1000)).toEqual(await served.eventsAfter(0, 1000))
  })

  it('sends calls of one signer in order, however many at once', async () => {
    const { chain, nextBlock } = await serveChain()
    const hotkey = aHotkey(0).hotkey as Hotkey
    const calls = [2_000_000n, 3_000_000n, 4_000_000n, 5_000_000n].map((amountRao) =>
      chain.addStake({ signer: fundedKey.coldSigner, hotkey, amountRao }),
    )
    const submissions = await Promise.all(calls)
    const headers = submissions.map(({ included }) => included)
    await nextBlock()
    expect(new Set((await Promise.all(headers)).map(({ block }) => block))).toEqual(new Set([1]))
    expect(await chain.stake({ hotkey, coldkey: fundedKey.coldkey })).toBe(14_000_000n)
  })

  it('passes on what the block refused, though it looked right when it was sent', async () => {
    const { chain, nextBlock } = await serveChain({ maxAllowedValidators: 1 })
    await passEpoch({ chain, nextBlock })
    // Stake moves to the other validator: the next block's epoch gives it the only permit, before the weights are looked at.
    await chain.addStake({ signer: fundedKey.coldSigner, hotkey: aHotkey(1).hotkey, amountRao: 900_000_000_000n })
    while ((await chain.metagraph()).blocksUntilEpoch > 1) await nextBlock()
    const { included } = await chain.setWeights({ signer: aHotkey(0).signer, mechid: 0, weights: new Map([[2, 1]]), versionKey: 0 })
    const refusal = expectRefusal(included, 'NeuronNoValidatorPermit', false)
    await nextBlock()
    await refusal
  })

  it('says by a typed error that nobody answers, or somebody else', async () => {
    await expect(createRemoteChain('http://127.0.0.1:9')).rejects.toMatchObject({ code: 'chain-server', retryable: true })
    const other = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1')
    const url = await urlOf(other)
    await expect(createRemoteChain(url)).rejects.toThrow(ChainServerError)
    await expect(createRemoteChain(url)).rejects.toMatchObject({ retryable: false })
  })
})

describe('createChainServer', () => {
  it('answers whatever comes with a problem, and is at fault for none of it', async () => {
    const { app, problems } = await serveChain()
    const body = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((args) => `{"call":{"name":"add_stake","args":${args}},"nonce":0}`),
    )
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const reply = await app.request('/extrinsics', { method: 'POST', body: text })
        expect(reply.status).toBe(400)
        expect(reply.headers.get('content-type')).toBe('application/problem+json')
      }),
    )
    const path = fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url))
    await fc.assert(
      fc.asyncProperty(path, fc.constantFrom('/events', '/metagraph', '/accounts', '/stakes/x', '/extrinsics'), async (url, page) => {
        const reply = await app.request(`${page}${url.pathname}${url.search}`)
        expect(reply.status).toBeLessThan(500)
      }),
    )
    const queries = ['/events', '/events?after=-1&limit=5', '/events?after=0&limit=1e9', '/metagraph?mechid=3', '/metagraph?mechid=x']
    for (const query of [
      ...queries,
      '/stakes/x/y',
      `/stakes/${fundedKey.coldkey}/constructor`,
      '/accounts/__proto__',
      '/extrinsics/__proto__',
    ])
      expect((await app.request(query)).status).toBeGreaterThanOrEqual(400)
    expect((await app.request('/extrinsics', { method: 'POST', body: 'x'.repeat(300_000) })).status).toBe(413)
    expect(problems).toEqual([])
  })

  it('takes no call to a misspelt address', async () => {
    const { app } = await serveChain()
    const dest = `${contractKeys.stranger.address.slice(0, -1)}1`
    const call = { name: 'transfer_keep_alive', args: { dest, amountRao: '1000' } }
    const body = JSON.stringify({ call, signer: fundedKey.coldkey, nonce: 0, signature: `0x${'0'.repeat(128)}` })
    const reply = await app.request('/extrinsics', { method: 'POST', body })
    expect(reply.status).toBe(400)
    expect(await reply.text()).toContain('checksum')
  })

  it('gives the key of the coming round only as a public key, and nothing of the secret', async () => {
    const { app } = await serveChain({ commitRevealEnabled: true })
    expect(Object.keys((await (await app.request('/reveal-key')).json()) as object).sort()).toEqual(['publicKey', 'round'])
  })
})
