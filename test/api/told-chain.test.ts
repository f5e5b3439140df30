import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ChainProblem } from '../../src/chain/chain-wire.ts'
import { openTestNetwork, problemOf, type TestNetwork } from './testing.ts'

let net: TestNetwork
beforeAll(async () => {
  net = await openTestNetwork()
  await net.network.chain.produceBlock()
})
afterAll(() => net.close())

describe('the chain that a server tells on', () => {
  it('is told in small pages', async () => {
    expect((await net.get('/chain/events?after=0&limit=100')).status).toBe(200)
    const refused = await net.get('/chain/events?after=0&limit=101')
    expect([refused.status, ChainProblem.parse(await refused.json()).code]).toEqual([400, 'invalid-request'])
  })

  it('is refused to who asks too often, and not for ever', async () => {
    net.clock.advance(60_000)
    const statuses: number[] = []
    for (let asked = 0; asked < 202; asked++) statuses.push((await net.get('/chain/head')).status)
    expect(statuses).toEqual([...Array(200).fill(200), 429, 429])
    expect(await problemOf(await net.get('/chain/head'))).toMatchObject({ code: 'too-many-requests' })
    net.clock.advance(1000)
    expect((await net.get('/chain/head')).status).toBe(200)
  })
})
