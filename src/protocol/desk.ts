import * as z from 'zod'

/** What a device may do at the desk. A helper sees everything but secrets, and may pause; money, keys and settings are the owner's. */
export const DeskScope = z.enum(['owner', 'helper'])
export type DeskScope = z.infer<typeof DeskScope>

const Name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'expected printable characters')

/** Operator -> miner. Every request of the desk is signed (btauth/1 with ed25519) by the device's own key; the receiver is the miner's hotkey. */
export const SignInRequest = z.object({
  code: z.string().regex(/^[\w-]{22}$/, 'expected a code of 22 characters, as in the link'),
  origin: z
    .url({ protocol: /^https?$/ })
    .describe('where the page that signs was loaded from: the server takes only where the desk is served'),
  name: Name.describe('of the device, for the list'),
})

export const DeviceView = z.object({
  id: z.string().describe('address of its key'),
  name: z.string(),
  scope: DeskScope,
  state: z.enum(['active', 'revoked', 'expired']),
  since: z.iso.datetime(),
  usedAt: z.iso.datetime(),
  isThis: z.boolean().describe('whether the request came from it'),
})
export type DeviceView = z.infer<typeof DeviceView>
export const DeviceList = z.object({ devices: z.array(DeviceView) })
export type DeviceList = z.infer<typeof DeviceList>

export const LinkRequest = z.object({ scope: DeskScope })
export const DeskLink = z.object({
  path: z.string().describe('to be opened at this server, once; shown to nobody again'),
  scope: DeskScope,
  expiresAt: z.iso.datetime(),
})
export type DeskLink = z.infer<typeof DeskLink>

export const Domains = z.array(Name).min(1).max(50).nullable()
export const InvitationRequest = z.object({
  note: Name.describe('for whom it is'),
  domains: Domains.default(null).describe('what its workers are given; null = everything'),
  uses: z.number().int().min(1).max(1000).default(1),
  days: z.number().int().min(1).max(365).default(7).describe('how long it can be used'),
})
export type InvitationRequest = z.input<typeof InvitationRequest>
export const InvitationState = z.enum(['valid', 'used', 'expired', 'revoked'])
export type InvitationState = z.infer<typeof InvitationState>
export const InvitationView = z.object({
  id: z.string(),
  note: z.string(),
  domains: Domains,
  uses: z.number().int(),
  used: z.number().int(),
  state: InvitationState,
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
export type InvitationView = z.infer<typeof InvitationView>
export const InvitationList = z.object({ invitations: z.array(InvitationView) })
export type InvitationList = z.infer<typeof InvitationList>
export const NewInvitation = z.object({
  invitation: InvitationView,
  path: z.string().describe('the link to join by, at this server; shown to nobody again'),
})
export type NewInvitation = z.infer<typeof NewInvitation>

/** A key of the gateway, as it is shown: never the key itself. */
export const GatewayKeyView = z.object({
  id: z.string(),
  prefix: z.string(),
  name: z.string(),
  miner: z.string().nullable().describe('at whose desk it is shown; null = only whoever has the database sees it'),
  scopes: z.array(z.string()),
  requestsPerMinute: z.number(),
  tokensPerMinute: z.number(),
  usdPerDay: z.number(),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
})
export type GatewayKeyView = z.infer<typeof GatewayKeyView>
/** What a key of the gateway may be made for. */
export const GATEWAY_SCOPES = ['chat', 'embeddings', 'models', 'providers'] as const
/** What a new key of the gateway may be used for, and how much. */
export const GatewayKeyRequest = z.object({
  name: Name,
  scopes: z.array(z.enum(GATEWAY_SCOPES)).min(1).default(['chat', 'embeddings', 'models']),
  requestsPerMinute: z.number().int().min(1).max(6000).default(60),
  tokensPerMinute: z.number().int().min(1).max(100_000_000).default(100_000),
  usdPerDay: z.number().min(0).max(1_000_000).default(5),
})
export type GatewayKeyRequest = z.input<typeof GatewayKeyRequest>
export const GatewayKeyList = z.object({
  runs: z.boolean().describe('whether a gateway runs here that could use them'),
  keys: z.array(GatewayKeyView),
})
export type GatewayKeyList = z.infer<typeof GatewayKeyList>
export const NewGatewayKey = z.object({ id: z.string(), key: z.string().describe('shown to nobody again') })
export type NewGatewayKey = z.infer<typeof NewGatewayKey>

/** A worker as its miner's operator sees it. */
export const DeskWorker = z.object({
  id: z.string(),
  name: z.string(),
  simulated: z.boolean(),
  joinedAt: z.iso.datetime(),
  seenAt: z.iso.datetime().nullable(),
  state: z.enum(['active', 'paused', 'removed']),
  pausedWords: z.string().nullable().describe('what the operator told it'),
  domains: Domains,
  judged: z.number().int(),
  scored: z.number().int(),
  meanScore: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable().describe('of the mean score'),
  skipsLastHour: z.number().int(),
  inHand: z.boolean().describe('whether it has a task on its desk'),
})
export type DeskWorker = z.infer<typeof DeskWorker>
export const DeskWorkerList = z.object({ workers: z.array(DeskWorker) })
export type DeskWorkerList = z.infer<typeof DeskWorkerList>
export const PauseWords = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'expected printable characters')
  .describe('why; the worker reads it')
export const PauseRequest = z.object({ words: PauseWords })
export const DomainsRequest = z.object({ domains: Domains.describe('what the worker is given; null = everything') })

/** A task that the miner holds, and who judges it. */
export const QueuedTask = z.object({
  id: z.string().describe('the lease id'),
  validator: z.string(),
  validatorName: z.string().nullable(),
  domain: z.string(),
  leasedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  judges: z.number().int().describe('how many of the workers shall judge it'),
  judgments: z.array(z.object({ worker: z.string(), name: z.string(), state: z.string() })),
})
export type QueuedTask = z.infer<typeof QueuedTask>
export const DeskQueue = z.object({ serverNow: z.iso.datetime(), tasks: z.array(QueuedTask).describe('the next to expire first') })
export type DeskQueue = z.infer<typeof DeskQueue>

/** How the miner is: what its operator looks at first. */
export const DeskOverview = z.object({
  miner: z.object({ hotkey: z.string(), name: z.string(), uid: z.number().int().nullable().describe('null = not registered') }),
  device: DeviceView,
  gateway: z.boolean().describe('whether a gateway runs here'),
  workers: z.object({ active: z.number().int(), paused: z.number().int(), seenLastHour: z.number().int() }),
  queue: z.object({
    held: z.number().int().describe('tasks in hand'),
    nextExpiresAt: z.iso.datetime().nullable(),
    unsent: z.number().int().describe('judgments that no validator has acknowledged yet'),
  }),
  validators: z.array(
    z.object({ hotkey: z.string(), name: z.string().nullable(), leased: z.number().int().describe('tasks that were ever leased from it') }),
  ),
  problems: z.array(z.string()).describe('in words; empty when all is well'),
})
export type DeskOverview = z.infer<typeof DeskOverview>

export const GuidelinesRequest = z.object({ text: z.string().max(20_000).nullable().describe('Markdown; null = the built-in ones') })
