export const prompting = [
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
