/** Who answers with whom: pairs that a validator holds to be one, and what it takes to find them. */
export const collusionFlags = [
  `alter table score
    add column shown_ranks jsonb not null default '[]',
    add column received_ms bigint`,
  `update score set received_ms = judgment.received_ms from judgment where judgment.lease_id = score.lease_id`,
  `update score set received_ms = scored_ms where received_ms is null`,
  `alter table score alter column shown_ranks drop default, alter column received_ms set not null`,

  `create table collusion_flag (
    id bigint generated always as identity primary key,
    validator text not null,
    mechid integer not null,
    a text not null,
    b text not null check (a < b),
    state text not null check (state in ('flagged', 'appealed', 'cleared', 'upheld', 'expired')),
    odds double precision not null,
    evidence jsonb not null,
    words text not null,
    voice bigint,
    epoch bigint not null,
    seen_epoch bigint not null,
    raised_ms bigint not null,
    appeal jsonb,
    decision jsonb
  )`,
  `create unique index collusion_flag_once on collusion_flag (validator, mechid, a, b) where state in ('flagged', 'appealed', 'upheld')`,
]
