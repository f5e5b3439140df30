/** The operator's desk: who may sit at it, and whom it invites. Of a code there is only its hash. */
export const desk = [
  `create table desk_place (
    miner text primary key,
    name text not null,
    url text not null,
    at_ms bigint not null
  )`,

  `create table desk_code (
    hash text primary key,
    miner text not null,
    scope text not null check (scope in ('owner', 'helper')),
    created_ms bigint not null,
    expires_ms bigint not null,
    used_ms bigint,
    created_by text
  )`,
  `create table desk_device (
    miner text not null,
    id text not null,
    name text not null,
    scope text not null check (scope in ('owner', 'helper')),
    created_ms bigint not null,
    used_ms bigint not null,
    revoked_ms bigint,
    primary key (miner, id)
  )`,
  `create table desk_invitation (
    id text primary key,
    hash text not null unique,
    miner text not null,
    note text not null,
    domains text[],
    uses integer not null check (uses > 0),
    used integer not null default 0 check (used between 0 and uses),
    created_ms bigint not null,
    expires_ms bigint not null,
    revoked_ms bigint
  )`,
  `create index desk_invitation_by_miner on desk_invitation (miner, created_ms)`,
]
