/** What tasks are made from, every attempt to make one, all instructions that are known, files of evidence, and what language models cost. */
export const taskGeneration = [
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
