/** How workers come in: guidelines and who has consented to which, training tasks and what they qualify for, keys behind passkeys. */
export const onboarding = [
  `create table guidelines (
    miner text not null,
    version text not null,
    texts jsonb not null,
    published_ms bigint not null,
    primary key (miner, version)
  )`,
  `create table consent (
    miner text not null,
    worker text not null,
    guidelines text not null,
    signed jsonb not null,
    given_ms bigint not null,
    withdrawn_ms bigint,
    primary key (miner, worker, guidelines)
  )`,
  `create table training_task (
    id text primary key,
    miner text not null,
    worker text not null,
    domain text not null,
    round integer not null,
    place integer not null,
    counts boolean not null,
    made_ms bigint not null,
    judged_ms bigint,
    agreement double precision,
    missed jsonb,
    unique (miner, worker, domain, round, place)
  )`,
  `create table qualification (
    miner text not null,
    worker text not null,
    domain text not null,
    round integer not null,
    passed_ms bigint not null,
    until_ms bigint not null,
    primary key (miner, worker, domain)
  )`,
  `create table passkey (
    id text primary key,
    miner text not null,
    worker text not null,
    name text not null,
    blob text not null,
    created_ms bigint not null
  )`,
  `create index passkey_of_worker on passkey (miner, worker)`,
]
