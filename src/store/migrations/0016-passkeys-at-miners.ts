/** One passkey may be kept at several miners of a server, by the one worker whose it is. */
export const passkeysAtMiners = [`alter table passkey drop constraint passkey_pkey`, `alter table passkey add primary key (id, miner)`]
