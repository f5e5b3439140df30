import type { ColumnType, Generated } from 'kysely'

/** PostgreSQL `numeric`: decimal text when read. */
type Usd = ColumnType<string, number, number>

/** Tables of the gateway. Times are milliseconds since the Unix epoch. */
export type GatewayTables = {
  gateway_key: GatewayKeyTable
  gateway_call: GatewayCallTable
  gateway_reply: GatewayReplyTable
  provider_call: ProviderCallTable
  route_observation: RouteObservationTable
}

/** A key that lets its holder use the gateway. The key itself is stored nowhere. */
export interface GatewayKeyTable {
  id: string
  /** SHA-256 of the key: it has 256 bits of chance, so that nobody finds it from this. */
  hash: string
  /** What it is shown by in lists. */
  prefix: string
  name: string
  scopes: string[]
  requests_per_minute: number
  tokens_per_minute: number
  usd_per_day: Usd
  created_ms: number
  revoked_ms: number | null
  /** At whose desk it was made, and is shown; null = made by whoever has the database. */
  miner: string | null
  /** Whose gateway takes it; null = every one on this database. */
  validator: string | null
}

/** One call, as it counts against the limits of its key. While it is under way, tokens and cost are the most that it can use. */
export interface GatewayCallTable {
  id: string
  key_id: string
  at_ms: number
  kind: 'chat' | 'embeddings' | 'provider'
  model: string
  /** Task type that a chat was taken for; null for all else. */
  type: string | null
  prompt_tokens: number
  completion_tokens: number
  cost_usd: Usd
  /** Hotkeys of those who served, or the provider. */
  served_by: string[]
  /** Null while it is under way. */
  ms: number | null
  /** `answered`, or the code of what went wrong. */
  outcome: string | null
}

/** A reply that is given again to the same idempotency key. */
export interface GatewayReplyTable {
  key_id: string
  idempotency_key: string
  /** SHA-256 of path and body. */
  body_hash: string
  /** Null while the first call is under way. */
  status: number | null
  headers: ColumnType<Record<string, string> | null, string | null, string | null>
  body: string | null
  /** From then on the key is free again. */
  expires_ms: number
}

/** What became of an organic prompt at one miner: nobody knows how good the answer was, but whether and when it came. */
export interface RouteObservationTable {
  id: Generated<number>
  at_ms: number
  miner: string
  type: string
  /** Whose prompt it was. */
  key_id: string
  answered: boolean
  latency_ms: number | null
}

/** One call of another subnet's capability, with what proves it. */
export interface ProviderCallTable {
  id: string
  at_ms: number
  provider: string
  netuid: number
  capability: string
  /** SHA-256 of the canonical manifest, of the request and of the response; the last is null where none came. */
  manifest_hash: string
  request_hash: string
  response_hash: string | null
  signer: string
  /** The signer's, over these hashes; null where none holds. */
  signature: string | null
  cost_usd: Usd
  /** Null while it is under way. */
  ms: number | null
  outcome: string | null
}
