/** Fixed questions with fixed answers that a validator scores again and again, and what came out. */
export const anchors = [
  `create table anchor_set (
    validator text not null,
    mechid integer not null,
    body jsonb not null,
    made_ms bigint not null,
    primary key (validator, mechid)
  )`,
  `create table anchor_run (
    id bigint generated always as identity primary key,
    validator text not null,
    mechid integer not null,
    at_ms bigint not null,
    measure text not null,
    scores jsonb not null,
    finding text not null
  )`,
  `create index anchor_run_place on anchor_run (validator, mechid, id)`,
]
