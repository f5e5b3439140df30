import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { BaseError } from '../../core/base-error.ts'
import { aSigner } from '../../identity/testing.ts'
import { SubtensorNodeError } from '../errors.ts'
import { connectToFake, startFakeNode } from './fake-node.testing.ts'
import { createSubtensorChain } from './subtensor-chain.ts'

const signer = aSigner(1)

describe('a node that misbehaves', () => {
  it('may break the connection: requests are sent again over the next', async () => {
    const { node, chain } = await connectToFake(10_000)
    let drops = 2
    node.misbehave = (_, __, drop) => {
      if (drops-- <= 0) return undefined
      drop()
      return []
    }
    expect(await chain.registrationPrice()).toBe(1_000_000_000n)
    node.drop()
    expect(await chain.registrationPrice()).toBe(1_000_000_000n)
  })

  it('may answer another request than ours: ours stays open, and its time runs out', async () => {
    const { node, chain } = await connectToFake(1000)
    node.misbehave = (_, answer) => [answer.replace(/"id":"[^"]*"/, '"id":"999"')]
    await expect(chain.head()).rejects.toMatchObject({ code: 'subtensor-node', retryable: true })
    node.misbehave = () => undefined
    expect((await chain.head()).block).toBe(2)
  })

  it('may send garbage: the connection begins anew', async () => {
    const { node, chain } = await connectToFake(10_000)
    const garbage = ['{', 'null', '[]', '""', '{"jsonrpc":"2.0","method":"x"}', '{"jsonrpc":"2.0","id":"1-1","error":null}']
    for (const words of garbage) {
      let isFirst = true
      node.misbehave = () => {
        if (!isFirst) return undefined
        isFirst = false
        return [words]
      }
      expect((await chain.head()).block).toBe(2)
    }
  })

  it('gets typed errors for whatever it answers', async () => {
    const { node, chain } = await connectToFake(500)
    const words = fc.oneof(
      fc.jsonValue(),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`),
    )
    const reads = [
      () => chain.metagraph(),
      () => chain.head(),
      () => chain.eventsAfter(0, 10),
      () => chain.balance(signer.address),
      () => chain.setWeights({ signer, mechid: 0, weights: new Map([[2, 1]]), versionKey: 7 }),
    ]
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom(...reads), fc.nat(6), async (result, read, skipped) => {
        let count = 0
        node.misbehave = ({ id }) => (count++ < skipped ? undefined : [JSON.stringify({ jsonrpc: '2.0', id, result })])
        const error = await read().then(
          () => undefined,
          (reason: unknown) => reason,
        )
        if (error !== undefined) expect(error).toBeInstanceOf(BaseError)
      }),
    )
    node.misbehave = () => undefined
    expect((await chain.head()).block).toBe(2)
  })

  it('is told of at the start if its metadata cannot be read', async () => {
    const node = await startFakeNode()
    onTestFinished(() => node.close())
    node.misbehave = ({ id, method }) =>
      method === 'state_call' ? [JSON.stringify({ jsonrpc: '2.0', id, result: '0x6d657461' })] : undefined
    await expect(createSubtensorChain({ endpoint: node.url, netuid: 1 })).rejects.toMatchObject({
      code: 'subtensor-node',
      retryable: false,
    })
  })

  it('may ask for patience', async () => {
    const { node, chain } = await connectToFake()
    node.misbehave = ({ id }) => [JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32_005, message: 'limit exceeded' } })]
    await expect(chain.head()).rejects.toThrow(SubtensorNodeError)
    await expect(chain.head()).rejects.toMatchObject({ retryable: true })
  })
})
