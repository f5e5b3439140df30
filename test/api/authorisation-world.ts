import { newGatewayKey } from '../../src/api/gateway/new-gateway-key.ts'
import type { Signer } from '../../src/identity/signer.ts'
import { aSigner } from '../../src/identity/testing.ts'
import { createInvitation } from '../../src/miner/desk/create-invitation.ts'
import { insertAppeal } from '../../src/store/appeals.ts'
import { putDevice, revokeDevice } from '../../src/store/desk-devices.ts'
import { insertGatewayKey } from '../../src/store/gateway-keys.ts'
import { insertPayout } from '../../src/store/payouts.ts'
import { changeWorker, joinWorker } from '../../src/store/workers.ts'
import { gatewayOf } from './network-gateway.ts'
import { signIn } from './sign-in.ts'
import { openTestNetwork, type SignedCall } from './testing.ts'

const DAY_MS = 24 * 3_600_000

/** Bytes that the secrets of people and devices are made of. */
export const SEEDS = [1, 2, 3, 4, 5, 11, 12, 13, 14, 15]

/** Two miners with their people and operators on one server, and one thing of each kind that belongs to the first of them. */
export async function openWorld() {
  const net = await openTestNetwork({ homes: ({ home, simulatedMiners }) => [home, simulatedMiners[0]!.miner], gateway: gatewayOf(0) })
  const { db, clock } = net
  const { home, validators, simulatedMiners } = net.network
  const other = simulatedMiners[0]!.miner
  await net.network.chain.produceBlock()
  clock.advance(12_000)
  await net.act.validators()

  const person = (n: number) => aSigner(n, 'ed25519')
  const people = { ann: person(1), bob: person(2), paused: person(3), removed: person(4), eve: person(5) }
  const devices = { owner: person(11), helper: person(12), revoked: person(13), expired: person(14), otherOwner: person(15) }
  const assignment = await net.seat(people.ann)
  const bobs = await net.seat(people.bob)
  for (const [name, miner] of [
    ['paused', home],
    ['removed', home],
    ['eve', other],
  ] as const)
    await joinWorker(db, { id: people[name].address, miner: miner.hotkey, name, simulated: false, joined_ms: clock.now() })
  await changeWorker(db, { miner: home.hotkey, id: people.paused.address }, { paused_ms: clock.now(), paused_words: 'rest' })
  await changeWorker(db, { miner: home.hotkey, id: people.removed.address }, { removed_ms: clock.now() })

  await signIn(net, devices.owner)
  await signIn(net, devices.helper, 'helper')
  await signIn(net, devices.otherOwner, 'owner', other.hotkey)
  const long = { miner: home.hotkey, scope: 'owner' as const, created_ms: 0, used_ms: clock.now() }
  await putDevice(db, { ...long, id: devices.revoked.address, name: 'lost' })
  await revokeDevice(db, { miner: home.hotkey, id: devices.revoked.address, nowMs: clock.now() })
  await putDevice(db, { ...long, id: devices.expired.address, name: 'old', used_ms: clock.now() - 31 * DAY_MS })

  const { row: invitation, code } = await createInvitation(home, { note: 'a class', uses: 9 })
  const { key: gatewayKey, row } = newGatewayKey({ name: 'a customer' }, clock.now())
  await insertGatewayKey(db, row)
  const appeal = await insertAppeal(db, {
    id: 'appeal-of-ann',
    miner: home.hotkey,
    worker: people.ann.address,
    about: JSON.stringify({ kind: 'score', assignmentId: assignment.id }),
    epoch: 1,
    reason: 'why?',
    at_ms: clock.now(),
    held_rao: '0',
    state: 'open',
    added_rao: '0',
    note: null,
    decided_ms: null,
  })
  const lines = [{ worker: people.ann.address, address: home.hotkey, amount_rao: '1000' }]
  const payout = await insertPayout(db, { miner: home.hotkey, way: 'export', nowMs: clock.now(), lines })

  const at = (signer: Signer, receiver: string) => ({ signer, receiver })
  /** Who asks, and in whose name for which miner or validator. */
  const roles = {
    stranger: at(person(21), home.hotkey),
    ann: at(people.ann, home.hotkey),
    bob: at(people.bob, home.hotkey),
    paused: at(people.paused, home.hotkey),
    removed: at(people.removed, home.hotkey),
    'worker of another miner': at(people.eve, home.hotkey),
    'worker of another miner, at hers': at(people.eve, other.hotkey),
    owner: at(devices.owner, home.hotkey),
    helper: at(devices.helper, home.hotkey),
    'revoked device': at(devices.revoked, home.hotkey),
    'expired device': at(devices.expired, home.hotkey),
    "another miner's owner": at(devices.otherOwner, home.hotkey),
    "another miner's owner, at hers": at(devices.otherOwner, other.hotkey),
    'hotkey of the miner': at(home.signer, home.hotkey),
    'hotkey of another miner': at(other.signer, home.hotkey),
    'miner at the validator': at(simulatedMiners[1]!.miner.signer, validators[0]!.hotkey),
    'miner at another validator': at(simulatedMiners[1]!.miner.signer, validators[1]!.hotkey),
    'validator at itself': at(validators[0]!.signer, validators[0]!.hotkey),
    'validator at another': at(validators[1]!.signer, validators[0]!.hotkey),
    'validator at a miner': at(validators[0]!.signer, simulatedMiners[1]!.miner.hotkey),
    'hotkey without a place': at(aSigner(22, 'sr25519'), validators[0]!.hotkey),
  } satisfies Record<string, Pick<SignedCall, 'signer' | 'receiver'>>
  return { net, home, other, people, devices, roles, assignment, bobs, invitation, code, gatewayKey, appeal, payout }
}

export type World = Awaited<ReturnType<typeof openWorld>>
export type Role = keyof World['roles']
