export const gateway = [
  `create table gateway_key (
    id text primary key,
    hash text not null unique,
    prefix text not null,
    name text not null,
    scopes text[] not null,
    requests_per_minute integer not null check (requests_per_minute > 0),
    tokens_per_minute integer not null check (tokens_per_minute > 0),
    usd_per_day numeric(20, 10) not null check (usd_per_day >= 0),
    created_ms bigint not null,
    revoked_ms bigint
  )`,

  `create table gateway_call (
    id text primary key,
    key_id text not null references gateway_key (id),
    at_ms bigint not null,
    kind text not null check (kind in ('chat', 'embeddings', 'provider')),
    model text not null,
    type text,
    prompt_tokens integer not null,
    completion_tokens integer not null,
    cost_usd numeric(20, 10) not null check (cost_usd >= 0),
    served_by text[] not null,
    ms integer,
    outcome text
  )`,
  `create index gateway_call_recent on gateway_call (key_id, at_ms)`,

  `create table gateway_reply (
    key_id text not null references gateway_key (id),
    idempotency_key text not null,
    body_hash text not null,
    status integer,
    headers jsonb,
    body text,
    expires_ms bigint not null,
    primary key (key_id, idempotency_key)
  )`,
  `create index gateway_reply_expiry on gateway_reply (expires_ms)`,

  `create table route_observation (
    id bigint generated always as identity primary key,
    at_ms bigint not null,
    miner text not null,
    type text not null,
    answered boolean not null,
    latency_ms integer
  )`,
  `create index route_observation_recent on route_observation (at_ms)`,

  `create table provider_call (
    id text primary key,
    at_ms bigint not null,
    provider text not null,
    netuid integer not null,
    capability text not null,
    manifest_hash text not null,
    request_hash text not null,
    response_hash text,
    signer text not null,
    signature text,
    cost_usd numeric(20, 10) not null check (cost_usd >= 0),
    ms integer,
    outcome text
  )`,
  `create index provider_call_recent on provider_call (provider, at_ms)`,
]
