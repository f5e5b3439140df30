import type { Signer } from '../../src/identity/signer.ts'
import { newCode } from '../../src/miner/desk/new-code.ts'
import { openDoor } from '../../src/miner/desk/sign-in.ts'
import type { DeskScope } from '../../src/protocol/desk.ts'
import type { TestNetwork } from './testing.ts'

export const DESK_ORIGIN = 'http://127.0.0.1:1'

/** A code as `kumite desk link` makes one. */
export async function aDeskCode(net: TestNetwork, scope: DeskScope = 'owner', miner: string = net.network.home.hotkey): Promise<string> {
  const { code, hash } = newCode()
  await openDoor(net.db, { miner, hash, scope, by: null, nowMs: net.clock.now() })
  return code
}

/** Signs a device in to the desk of a miner, as the page does. */
export async function signIn(net: TestNetwork, device: Signer, scope: DeskScope = 'owner', receiver: string = net.network.home.hotkey) {
  const body = JSON.stringify({ code: await aDeskCode(net, scope, receiver), origin: DESK_ORIGIN, name: `a ${scope}` })
  return net.send({ signer: device, receiver, target: '/api/desk/sign-in', body })
}
