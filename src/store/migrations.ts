import { type Kysely, sql } from 'kysely'

/** Every step of the schema, oldest first. Never edit one that has landed: add the next. */
export const migrations: Record<string, { up(db: Kysely<unknown>): Promise<void> }> = {
  '0001-spine': {
    async up(db) {
      for (const statement of SPINE) await sql.raw(statement).execute(db)
    },
  },
  '0002-skill-and-overlap': {
    async up(db) {
      for (const statement of SKILL_AND_OVERLAP) await sql.raw(statement).execute(db)
    },
  },
  '0003-task-generation': {
    async up(db) {
      for (const statement of TASK_GENERATION) await sql.raw(statement).execute(db)
    },
  },
  '0004-prompting': {
    async up(db) {
      for (const statement of PROMPTING) await sql.raw(statement).execute(db)
    },
  },
  '0005-gateway': {
    async up(db) {
      for (const statement of GATEWAY) await sql.raw(statement).execute(db)
    },
  },
  '0006-what-is-asked': {
    async up(db) {
      for (const statement of WHAT_IS_ASKED) await sql.raw(statement).execute(db)
    },
  },
}

const SPINE = [
  `create table setting (key text primary key, value jsonb not null)`,

  `create table chain_block (
    block bigint primary key,
    time_ms bigint not null,
    hash text not null,
    extrinsics jsonb not null,
    events jsonb not null,
    epoch bigint unique
  )`,
  `create table chain_state (id integer primary key check (id = 1), block bigint not null, state jsonb not null)`,

  `create table task (
    id text primary key,
    validator text not null,
    mechid integer not null,
    mechanism text not null,
    mechanism_version text not null,
    domain text not null,
    origin text not null check (origin in ('built-in', 'import')),
    title text not null,
    responses integer not null,
    body jsonb not null,
    state text not null check (state in ('open', 'scored', 'expired', 'void')),
    seq bigint not null,
    created_ms bigint not null,
    created_epoch bigint not null,
    deadline_ms bigint not null,
    scored_ms bigint,
    epoch bigint,
    agreement double precision,
    conclusion jsonb,
    recipe_hash text,
    pairs integer not null default 0,
    unique (validator, mechid, seq)
  )`,
  `create index task_open on task (validator, mechid, seq) where state = 'open'`,
  `create index task_epoch on task (validator, mechid, created_epoch)`,
  `create index task_recent on task (created_ms desc, id)`,
  `create index task_scored on task (scored_ms desc, id) where state = 'scored'`,

  `create table lease (
    id text primary key,
    task_id text not null references task (id),
    validator text not null,
    miner text not null,
    state text not null check (state in ('open', 'submitted', 'released', 'expired')),
    leased_ms bigint not null,
    expires_ms bigint not null
  )`,
  `create unique index lease_once on lease (task_id, miner)`,
  `create index lease_open on lease (validator, expires_ms) where state = 'open'`,

  `create table judgment (
    id text primary key,
    lease_id text not null unique references lease (id),
    task_id text not null references task (id),
    validator text not null,
    miner text not null,
    worker text not null,
    reply jsonb not null,
    signed jsonb not null,
    simulated boolean not null,
    received_ms bigint not null,
    unique (task_id, worker)
  )`,

  `create table score (
    seq bigint generated always as identity primary key,
    task_id text not null references task (id),
    lease_id text not null unique references lease (id),
    validator text not null,
    miner text not null,
    mechid integer not null,
    epoch bigint not null,
    value double precision not null,
    record jsonb not null,
    revealed jsonb not null,
    scored_ms bigint not null,
    unique (task_id, miner)
  )`,
  `create index score_window on score (validator, mechid, epoch)`,
  `create index score_results on score (validator, miner, seq)`,

  `create table event (
    id bigint generated always as identity primary key,
    at_ms bigint not null,
    block bigint not null,
    kind text not null,
    actor text,
    task_id text,
    data jsonb not null,
    words text not null
  )`,

  `create table nonce (sender text not null, nonce text not null, expires_ms bigint not null, primary key (sender, nonce))`,
  `create index nonce_expiry on nonce (expires_ms)`,

  `create table worker (
    id text not null,
    miner text not null,
    name text not null,
    simulated boolean not null,
    joined_ms bigint not null,
    primary key (miner, id)
  )`,

  `create table assignment (
    lease_id text primary key,
    miner text not null,
    validator text not null,
    worker text not null,
    mechanism text not null,
    mechid integer not null,
    presented jsonb not null,
    state text not null check (state in ('open', 'submitted', 'scored', 'released', 'expired', 'refused')),
    note text,
    leased_ms bigint not null,
    expires_ms bigint not null,
    judged_ms bigint,
    acknowledged_ms bigint,
    signed jsonb,
    result jsonb,
    result_epoch bigint,
    score double precision
  )`,
  `create index assignment_worker on assignment (miner, worker, leased_ms desc)`,
  `create unique index assignment_in_hand on assignment (miner, worker) where state = 'open'`,
  `create index assignment_unsent on assignment (miner, judged_ms) where state = 'submitted' and acknowledged_ms is null`,
  `create index assignment_epoch on assignment (miner, result_epoch) where result_epoch is not null`,

  `create table credit (
    miner text not null,
    epoch bigint not null,
    worker text not null,
    amount_rao numeric(40, 0) not null check (amount_rao >= 0),
    credited_ms bigint not null,
    primary key (miner, epoch, worker)
  )`,

  `create table queued_task (
    seq bigint generated always as identity primary key,
    hash text not null unique,
    mechanism text not null,
    body jsonb not null,
    queued_ms bigint not null,
    validator text,
    task_id text,
    refused text
  )`,
  `create index queued_task_waiting on queued_task (mechanism, seq) where validator is null`,

  `create table cursor (reader text primary key, position bigint not null)`,
]

/** Scores know their worker, domain, evidence and order of arrival; tasks ask for as many judgments as they need, proven judges first. */
const SKILL_AND_OVERLAP = [
  `alter table task
    add column wanted integer not null default 12,
    add column asked_ms bigint not null default 0,
    add column invited text[]`,
  `alter table task alter column wanted drop default, alter column asked_ms drop default`,

  `alter table judgment add column arrival bigint generated always as identity`,

  `alter table score
    add column worker text,
    add column domain text,
    add column evidence double precision,
    add column deviation jsonb not null default '[]',
    add column arrival bigint`,
  `update score
    set worker = judgment.worker,
        domain = task.domain,
        evidence = case when score.record ->> 'outcome' = 'scored' then 1 else 0 end,
        arrival = judgment.arrival
    from judgment, task
    where judgment.lease_id = score.lease_id and task.id = score.task_id`,
  `alter table score
    alter column worker set not null,
    alter column domain set not null,
    alter column evidence set not null,
    alter column deviation drop default,
    alter column arrival set not null`,
  `create index score_miner on score (miner, epoch)`,
]

/** What tasks are made from, every attempt to make one, all instructions that are known, files of evidence, and what language models cost. */
const TASK_GENERATION = [
  `alter table task
    drop constraint task_origin_check,
    add constraint task_origin_check check (origin in ('built-in', 'generated', 'import'))`,

  `create table task_seed (
    axis text not null,
    value text not null,
    words text not null,
    weight double precision not null check (weight >= 0 and weight < 'infinity'),
    origin text not null check (origin in ('built-in', 'organic')),
    added_ms bigint not null,
    primary key (axis, value)
  )`,

  `create table task_attempt (
    stream text not null,
    n bigint not null,
    state text not null check (state in ('claimed', 'accepted', 'rejected')),
    holder text not null,
    tries integer not null,
    cause text,
    claimed_ms bigint not null,
    expires_ms bigint not null,
    ended_ms bigint,
    stage text,
    reason text,
    author text,
    domain text,
    family text,
    instruction text,
    record jsonb,
    task jsonb,
    taken_by text,
    task_id text,
    refused text,
    primary key (stream, n),
    check ((state = 'claimed') = (ended_ms is null)),
    check ((state = 'rejected') = (stage is not null and reason is not null)),
    check ((state = 'accepted') = (task is not null))
  )`,
  `create index task_attempt_claimed on task_attempt (stream, expires_ms) where state = 'claimed'`,
  `create index task_attempt_task on task_attempt (task_id) where task_id is not null`,
  `create index task_attempt_ready on task_attempt (stream, n) where state = 'accepted' and taken_by is null`,

  `create table known_instruction (
    id bigint generated always as identity primary key,
    hash text not null unique,
    text text not null,
    source text not null check (source in ('generated', 'imported')),
    outcome text check (outcome in ('accepted', 'rejected', 'completed')),
    bands integer[] not null,
    vector bytea,
    embedder text,
    added_ms bigint not null,
    stream text,
    n bigint,
    unique (stream, n),
    check ((vector is null) = (embedder is null)),
    check ((stream is null) = (n is null))
  )`,
  `create index known_instruction_bands on known_instruction using gin (bands)`,

  `create table blob (hash text primary key, type text not null, bytes bytea not null, added_ms bigint not null)`,

  `create table model_call (
    id bigint generated always as identity primary key,
    model text not null,
    at_ms bigint not null,
    purpose text not null,
    prompt_tokens integer not null,
    completion_tokens integer not null,
    cost_usd numeric(20, 10) not null check (cost_usd >= 0),
    ms integer,
    outcome text
  )`,
  `create index model_call_recent on model_call (at_ms)`,
]

const GATEWAY = [
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

const PROMPTING = [
  `alter table task add column announced boolean not null default true`,
  `create table mechanism_memory (
    validator text not null,
    mechid integer not null,
    memory jsonb not null,
    primary key (validator, mechid)
  )`,
  `create table dispatch (
    task_id text primary key references task (id) on delete cascade,
    tries integer not null,
    next_ms bigint not null,
    cause text
  )`,
]

/** What a known instruction is about, and what it asks for: its text alone does not tell. */
const WHAT_IS_ASKED = [
  `alter table known_instruction add column title text, add column asks text, add check ((title is null) = (asks is null))`,
  `create index task_attempt_ended on task_attempt (ended_ms) where ended_ms is not null`,
]
