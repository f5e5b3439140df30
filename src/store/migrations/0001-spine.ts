export const spine = [
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
