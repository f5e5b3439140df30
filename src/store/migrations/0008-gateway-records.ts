/** What became of a prompt counts as the experience of its key; what is old is dropped by its time. */
export const gatewayRecords = [
  `delete from route_observation`, // kept for a day only, and nobody knows whose they were
  `alter table route_observation add column key_id text not null references gateway_key (id)`,
  `create index gateway_call_time on gateway_call (at_ms)`,
  `create index provider_call_time on provider_call (at_ms)`,
]
