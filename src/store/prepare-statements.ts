import type pg from 'pg'

/** Longer statements write many rows at once, and hardly ever come twice in the same form. */
const LONGEST = 2000
/** Each costs the database some memory for as long as it runs. */
const MOST = 200

/** Makes the database keep what it has read and planned of a statement for the next time it comes: on the embedded one that is half of the work. */
export function prepareStatements(pool: pg.Pool): void {
  const names = new Map<string, string>() // one for all clients: the pool makes new ones, and the embedded database has one session for all
  pool.on('connect', (client) => {
    const query = client.query
    const prepared = (text: unknown, values: unknown, ...rest: unknown[]) => {
      if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || text.length > LONGEST)
        return Reflect.apply(query, client, [text, values, ...rest])
      if (!names.has(text) && names.size < MOST) names.set(text, `kumite-${names.size}`)
      return Reflect.apply(query, client, [{ name: names.get(text), text, values }, ...rest])
    }
    Object.assign(client, { query: prepared })
  })
}
