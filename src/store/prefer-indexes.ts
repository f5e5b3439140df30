import type pg from 'pg'

/**
 * Makes the database look into an index wherever there is one. Plans of prepared statements are kept, and one that was made while a table was
 * small reads all of it: it still did so when the table had grown, until somebody analysed it again.
 */
export function preferIndexes(pool: pg.Pool): void {
  // Before anything else that this client asks; if it has gone by then, what it asks next tells.
  pool.on('connect', (client) => void client.query('set enable_seqscan = off').catch(() => {}))
}
