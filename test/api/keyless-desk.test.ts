import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSigner } from '../../src/identity/testing.ts'
import { signIn } from './sign-in.ts'
import { openTestNetwork, problemOf, type TestNetwork } from './testing.ts'

let keyless: TestNetwork
let keyed: TestNetwork
const owner = aSigner(50, 'ed25519')

beforeAll(async () => {
  keyless = await openTestNetwork({ homes: ({ home: { coldSigner: _, ...home } }) => [home] })
  keyed = await openTestNetwork()
  for (const net of [keyless, keyed]) {
    await net.network.chain.produceBlock()
    await signIn(net, owner)
  }
})
afterAll(async () => {
  await keyless.close()
  await keyed.close()
})

const pay = async (net: TestNetwork, way: string) =>
  problemOf(
    await net.send({ signer: owner, receiver: net.network.home.hotkey, target: '/api/desk/payouts', body: JSON.stringify({ way }) }),
  )

describe('the desk of a miner that runs without its coldkey', () => {
  it('refuses a payout over the chain, which would only be returned, and says what to do instead', async () => {
    const instead = expect.stringContaining('Export instead')
    expect(await pay(keyless, 'chain')).toMatchObject({ status: 409, code: 'payout-way', hint: instead })
  })

  it('takes one by other means, as the one that has the key takes both', async () => {
    expect(await pay(keyless, 'export')).toMatchObject({ code: 'nothing-payable' }) // nobody has worked yet
    for (const way of ['export', 'chain']) expect(await pay(keyed, way)).toMatchObject({ code: 'nothing-payable' })
  })
})
