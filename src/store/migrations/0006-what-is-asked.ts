/** What a known instruction is about, and what it asks for: its text alone does not tell. */
export const whatIsAsked = [
  `alter table known_instruction add column title text, add column asks text, add check ((title is null) = (asks is null))`,
  `create index task_attempt_ended on task_attempt (ended_ms) where ended_ms is not null`,
]
