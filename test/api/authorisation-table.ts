import { MinerSettings } from '../../src/protocol/miner-settings.ts'
import type { Role, World } from './authorisation-world.ts'
import { judge } from './testing.ts'

/** An id that nothing has. */
export const NOWHERE = 'aaaaaaaaaaaaaaaaaaaa'
/** How a request without a valid signature is refused. */
export const KEYLESS = ['malformed-auth', 'wrong-receiver', 'stale-request', 'bad-signature', 'replayed-request']

const workers: Role[] = ['ann', 'bob', 'paused', 'removed', 'worker of another miner, at hers']
const owners: Role[] = ['owner', "another miner's owner, at hers"]
/** Devices that are let in. */
export const DEVICES: Role[] = [...owners, 'helper']
const anyKey: Role[] = [
  ...workers,
  ...DEVICES,
  'stranger',
  'worker of another miner',
  'revoked device',
  'expired device',
  "another miner's owner",
]
const atValidator: Role[] = ['miner at the validator', 'validator at itself', 'validator at another']

/** Who is let in at a kind of door, and how everybody else is refused. */
export const DOORS = {
  public: { in: [], refusals: KEYLESS },
  'any key': { in: anyKey, refusals: KEYLESS },
  worker: { in: workers, refusals: [...KEYLESS, 'unknown-worker'] },
  'worker at work': { in: ['ann', 'bob'], refusals: [...KEYLESS, 'unknown-worker', 'worker-paused', 'worker-removed', 'consent-needed'] },
  desk: { in: [], refusals: [...KEYLESS, 'sign-in-code', 'too-many-requests'] }, // a key alone opens nothing
  device: { in: DEVICES, refusals: [...KEYLESS, 'unknown-device'] },
  owner: { in: owners, refusals: [...KEYLESS, 'unknown-device', 'device-scope'] },
  miner: { in: [...atValidator, 'hotkey without a place'], refusals: KEYLESS },
  'miner at any validator': { in: [...atValidator, 'hotkey without a place', 'miner at another validator'], refusals: KEYLESS },
  'registered miner': { in: atValidator, refusals: [...KEYLESS, 'not-registered'] },
  validator: { in: ['validator at itself', 'validator at another'], refusals: [...KEYLESS, 'not-a-validator'] },
  'validator at a miner': { in: ['validator at a miner'], refusals: [...KEYLESS, 'no-permit'] },
  // Its customers have keys of its own and sign nothing: authorisation-gateway.test.ts.
  gateway: { in: [], refusals: ['invalid_api_key', 'insufficient_permissions'] },
} satisfies Record<string, { in: Role[]; refusals: string[] }>

interface Row {
  readonly door: keyof typeof DOORS
  /** Of the right form, and about nothing that exists: so that only the door decides. */
  readonly body?: (world: World) => unknown
  /** Values of the path's parameters; what is not named exists nowhere. */
  readonly path?: (world: World) => Record<string, string>
}

const open: Row = { door: 'public' }
const atTheValidator = ({ net }: World) => ({ validator: net.network.validators[0]!.hotkey })
const ofAnn = ({ people }: World) => ({ id: people.ann.address })
const aVerdict = { kind: 'cannot-judge', why: 'other', reason: 'a test' }
const judgmentFor = ({ people, assignment }: World) => judge(people.ann, { ...assignment, id: NOWHERE as never })

/** Every route: whoever adds one says here who may use it. */
export const TABLE: Readonly<Record<string, Row>> = {
  'GET /api/openapi.json': open,
  'GET /api/health': open,
  'GET /api/network': open,
  'GET /api/metagraph': open,
  'GET /api/weights': open,
  'GET /api/hyperparameters': open,
  'GET /api/history': open,
  'GET /api/epochs': open,
  'GET /api/neurons/{uid}': open,
  'GET /api/neurons/{uid}/tasks': open,
  'GET /api/tasks': open,
  'GET /api/tasks/{id}': open,
  'GET /api/activity': open,
  'GET /api/tasks/{id}/making': open,
  'GET /api/blobs/{hash}': open,
  'GET /api/supply': open,
  'GET /api/miners/{hotkey}/skill': open,
  'GET /api/integrity': open,
  'GET /api/integrity/audit': open,
  'GET /api/prompting/skills': open,
  'GET /api/prompting/coverage': open,
  'GET /api/prompting/answers': open,
  'GET /api/prompting/agreement': open,
  'GET /api/prompting/anchors': open,
  'GET /api/events': open,
  'GET /api/dataset': open,
  'GET /api/dataset/download': open,
  'GET /api/joining': open,
  'GET /api/joining/passkeys/{id}': open, // a blob that only its passkey opens, by an id that only its device knows
  'POST /api/work/join/invitation': { ...open, body: () => ({ code: NOWHERE }) },
  // Opaque ids of 100 bits: who was not shown a task cannot name its pages.
  'GET /frame/work/{leaseId}/{responseId}': open,
  'GET /frame/training/{trainingId}/{responseId}': open,
  'GET /frame/task/{taskId}/{responseId}': open,
  // Reads of the chain, which everybody on it can read as well; no calls are taken here.
  'GET /chain/chain': open,
  'GET /chain/head': open,
  'GET /chain/hyperparameters': open,
  'GET /chain/metagraph': open,
  'GET /chain/bonds': open,
  'GET /chain/registration-price': open,
  'GET /chain/accounts/{address}': open,
  'GET /chain/stakes/{hotkey}/{coldkey}': open,
  'GET /chain/events': open,

  'POST /v1/chat/completions': { door: 'gateway', body: () => ({ model: 'nothing' }) },
  'POST /v1/embeddings': { door: 'gateway', body: () => ({ model: 'nothing' }) },
  'POST /v1/providers/{provider}/{capability}': { door: 'gateway', body: () => ({}) },
  'GET /v1/models': { door: 'gateway' },
  'GET /v1/models/{model}': { door: 'gateway' },
  'GET /v1/providers': { door: 'gateway' },

  'POST /api/seeds': { door: 'validator', body: () => ({ axis: 'persona', words: 'bakers' }) },
  'POST /api/integrity/flags/{id}/appeal': { door: 'miner at any validator', path: () => ({ id: '999' }), body: () => ({ text: 'why?' }) },
  'POST /api/integrity/flags/{id}/decision': {
    door: 'validator',
    path: () => ({ id: '999' }),
    body: () => ({ state: 'cleared', note: 'so' }),
  },
  'POST /validators/{validator}/leases': { door: 'registered miner', path: atTheValidator, body: () => ({ capacity: 1 }) },
  'POST /validators/{validator}/leases/{leaseId}/judgment': { door: 'miner', path: atTheValidator, body: judgmentFor },
  'POST /validators/{validator}/leases/{leaseId}/release': { door: 'miner', path: atTheValidator },
  'GET /validators/{validator}/results': { door: 'miner', path: atTheValidator },
  'POST /miners/{miner}/v1/chat/completions': {
    door: 'validator at a miner',
    path: ({ net }) => ({ miner: net.network.simulatedMiners[1]!.miner.hotkey }),
    body: () => ({ messages: [], stream: true }),
  },

  'GET /api/work/join/challenge': { door: 'any key' },
  'POST /api/work/join': { door: 'any key', body: () => ({ name: '' }) },
  'POST /api/work/next': { door: 'worker at work' },
  'POST /api/work/assignments/{id}/judgment': { door: 'worker', body: judgmentFor },
  'POST /api/work/assignments/{id}/release': { door: 'worker' },
  'POST /api/work/assignments/{id}/reopen': { door: 'worker' },
  'GET /api/work/history': { door: 'worker' },
  'GET /api/work/pay': { door: 'worker' },
  'GET /api/work/pay/csv': { door: 'worker' },
  'POST /api/work/appeals': { door: 'worker', body: () => ({ about: { kind: 'score', assignmentId: NOWHERE }, reason: 'why?' }) },
  'POST /api/work/payout-address': { door: 'worker', body: () => ({ address: null }) },
  'GET /api/work/onboarding': { door: 'worker' },
  'POST /api/work/consent': {
    door: 'worker',
    body: ({ people, home }) => ({
      consent: {
        miner: home.hotkey,
        worker: people.ann.address,
        guidelines: 'a'.repeat(64),
        shares: ['name', 'judgments', 'active-time', 'scores', 'pay'],
        at: '2026-01-01T00:00:00.000Z',
      },
      signature: `0x${'00'.repeat(64)}`,
    }),
  },
  'POST /api/work/leave': { door: 'worker' },
  'POST /api/work/training': { door: 'worker', body: () => ({ domain: 'nothing' }) },
  'POST /api/work/training/{id}/answer': { door: 'worker', body: () => ({ verdict: aVerdict }) },
  'GET /api/work/passkeys': { door: 'worker' },
  'POST /api/work/passkeys': { door: 'worker', body: () => ({ id: 'a'.repeat(16), blob: 'b'.repeat(60), name: 'a phone' }) },
  'POST /api/work/passkeys/{id}/forget': { door: 'worker' },

  'POST /api/desk/sign-in': { door: 'desk', body: () => ({ code: 'A'.repeat(22), origin: 'http://127.0.0.1:1', name: 'x' }) },
  'GET /api/desk/overview': { door: 'device' },
  'GET /api/desk/workers': { door: 'device' },
  'POST /api/desk/workers/{id}/pause': { door: 'device', path: ofAnn, body: () => ({ words: '' }) },
  'POST /api/desk/workers/{id}/resume': { door: 'device' },
  'POST /api/desk/workers/{id}/remove': { door: 'owner' },
  'POST /api/desk/workers/{id}/domains': { door: 'owner', body: () => ({ domains: null }) },
  'GET /api/desk/queue': { door: 'device' },
  'GET /api/desk/pay': { door: 'device' },
  'GET /api/desk/appeals': { door: 'device' },
  'POST /api/desk/appeals/{id}/decision': { door: 'owner', body: () => ({ verdict: 'declined', note: 'no' }) },
  'GET /api/desk/payouts/preview': { door: 'device' },
  'POST /api/desk/payouts': { door: 'owner', body: () => ({ way: 'export' }) },
  'GET /api/desk/payouts/{number}/csv': { door: 'owner', path: () => ({ number: '999' }) },
  'POST /api/desk/payouts/{number}/confirm': { door: 'owner', path: () => ({ number: '999' }), body: () => ({ note: 'paid' }) },
  'POST /api/desk/payouts/{number}/cancel': { door: 'owner', path: () => ({ number: '999' }) },
  'GET /api/desk/devices': { door: 'device' },
  'POST /api/desk/links': { door: 'owner', body: () => ({ scope: 'nothing' }) },
  'POST /api/desk/devices/{id}/revoke': { door: 'owner' },
  'GET /api/desk/invitations': { door: 'device' },
  'POST /api/desk/invitations': { door: 'owner', body: () => ({ note: '' }) },
  'POST /api/desk/invitations/{id}/revoke': { door: 'owner' },
  'GET /api/desk/keys': { door: 'owner' },
  'POST /api/desk/keys': { door: 'owner', body: () => ({ name: 'x' }) },
  'POST /api/desk/keys/{id}/revoke': { door: 'owner' },
  'GET /api/desk/settings': { door: 'device' },
  'GET /api/desk/settings/readable': { door: 'device' },
  'POST /api/desk/settings': { door: 'owner', body: () => MinerSettings.parse({}) },
  'GET /api/desk/guidelines': { door: 'device' },
  'POST /api/desk/guidelines': { door: 'owner', body: () => ({ text: ' ' }) },
}
