/** Scores know their worker, domain, evidence and order of arrival; tasks ask for as many judgments as they need, proven judges first. */
export const skillAndOverlap = [
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
