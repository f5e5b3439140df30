import { describe, expect, it } from 'vitest'
import { deletePasskey, findPasskey, listPasskeys, putPasskey } from './passkeys.ts'
import { openTestStores } from './testing.ts'

const stores = await openTestStores()
const row = { id: 'credential-one', miner: 'one', worker: 'ann', name: 'phone', blob: 'first', created_ms: 1 }

describe.each(stores)('a passkey on $name', ({ db }) => {
  it('is kept by its worker at two miners, and forgotten at each by itself', async () => {
    expect(await putPasskey(db, row)).toBe(true)
    expect(await putPasskey(db, { ...row, miner: 'other', blob: 'second', created_ms: 2 })).toBe(true)
    expect(await putPasskey(db, { ...row, name: 'my phone' })).toBe(true)
    expect(await listPasskeys(db, { miner: 'one', worker: 'ann' })).toMatchObject([{ name: 'my phone', blob: 'first' }])
    await deletePasskey(db, { miner: 'other', worker: 'ann', id: row.id })
    expect(await findPasskey(db, row.id)).toMatchObject({ blob: 'first' })
    await deletePasskey(db, { miner: 'one', worker: 'ann', id: row.id })
    expect(await findPasskey(db, row.id)).toBeUndefined()
  })

  it('is of one worker at all miners, of many that claim it at the same time too', async () => {
    const claims = Array.from({ length: 8 }, (_, n) => ({ ...row, id: 'claimed', worker: `worker ${n}`, miner: `miner ${n}` }))
    const kept = await Promise.all(claims.map((claim) => putPasskey(db, claim)))
    expect(kept.filter((isKept) => isKept)).toHaveLength(1)
    expect(await putPasskey(db, { ...row, id: 'claimed', worker: 'eve', miner: 'elsewhere' })).toBe(false)
  })
})
