/** Who is there to judge and what each was dealt: panels by round. A lease knows its worker, who holds a task through one miner only. */
export const assignment = [
  `create table judge_pool (
    validator text not null,
    mechid integer not null,
    miner text not null,
    capacity integer not null,
    asked_ms bigint not null,
    served double precision,
    primary key (validator, mechid, miner)
  )`,
  `create table assignment_round (
    validator text not null,
    mechid integer not null,
    round integer not null,
    first_seq bigint not null,
    tasks integer not null,
    miners integer not null,
    complete boolean not null,
    panels jsonb not null,
    primary key (validator, mechid, round)
  )`,
  `alter table lease add column worker text`,
  `update lease set worker = judgment.worker from judgment where judgment.lease_id = lease.id and lease.id in (select lease_id from judgment)`,
  `create unique index lease_of_worker on lease (task_id, worker) where state in ('open', 'submitted')`,
]
