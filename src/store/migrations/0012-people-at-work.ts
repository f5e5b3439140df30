/**
 * A lease at a miner apart from the workers who judge it: several may, and it may wait for one. What its operator says of a worker, and how long a
 * judgment may still be changed.
 */
export const peopleAtWork = [
  `create table held_lease (
    miner text not null,
    lease_id text not null,
    validator text not null,
    mechanism text not null,
    mechid integer not null,
    domain text not null,
    presented jsonb not null,
    worker text,
    judges integer not null check (judges >= 1),
    seats integer not null check (seats between 0 and judges),
    state text not null check (state in ('open', 'sent', 'ended')),
    leased_ms bigint not null,
    expires_ms bigint not null,
    primary key (miner, lease_id)
  )`,
  `insert into held_lease
    select miner, lease_id, validator, mechanism, mechid, coalesce(presented ->> 'domain', ''), presented, worker, 1, 0,
      case when state = 'open' then 'open' when state = 'submitted' and acknowledged_ms is null then 'sent' else 'ended' end, leased_ms, expires_ms
    from assignment`,
  `create index held_lease_free on held_lease (miner, mechid, leased_ms) where state = 'open' and seats > 0`,
  `create index held_lease_live on held_lease (miner, expires_ms) where state <> 'ended'`,
  `create index held_lease_known on held_lease (miner, validator, expires_ms)`,
  `create index held_lease_recent on held_lease (miner, leased_ms desc)`,

  `alter table assignment
    add column domain text not null default '',
    add column work double precision not null default 0 check (work >= 0),
    add column due_ms bigint,
    add column sent_ms bigint,
    add column skipped_ms bigint`,
  `update assignment set domain = held_lease.domain, work = greatest(coalesce(score, 0), 0), due_ms = judged_ms, sent_ms = judged_ms
    from held_lease where held_lease.miner = assignment.miner and held_lease.lease_id = assignment.lease_id`,
  `drop index assignment_unsent`,
  `drop index assignment_in_hand`,
  `alter table assignment drop constraint assignment_pkey, drop column presented`,
  `alter table assignment add primary key (miner, lease_id, worker)`,
  `create unique index assignment_in_hand on assignment (miner, worker) where state = 'open' and judged_ms is null`,
  `create unique index assignment_sent on assignment (miner, lease_id) where sent_ms is not null and state in ('submitted', 'scored')`,
  `create index assignment_waiting on assignment (miner, due_ms) where state = 'submitted' and sent_ms is null`,
  `create index assignment_unsent on assignment (miner, sent_ms) where state = 'submitted' and acknowledged_ms is null and sent_ms is not null`,

  `alter table worker
    add column paused_ms bigint,
    add column paused_words text,
    add column domains text[],
    add column removed_ms bigint,
    add column seen_ms bigint`,
]
