/**
 * Whose a key of the gateway is: at whose desk it was made and is shown, and whose gateway takes it. Keys from before are the only miner's
 * where there is one; else they are whoever's the database is, and every gateway on it takes them, as it did.
 */
export const ownersOfKeys = [
  `alter table gateway_key add column miner text, add column validator text`,
  `update gateway_key set miner = (select min(miner) from desk_place) where (select count(*) from desk_place) = 1`,
]
