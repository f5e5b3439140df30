import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Miner } from '../miner/miner.ts'
import { aPayingMiner } from '../miner/pay/testing.ts'
import type { PayoutWay } from '../protocol/pay.ts'
import { putDeskPlace } from '../store/desk-places.ts'
import { emptyTables, openTestStores } from '../store/testing.ts'
import { runOperatorCall } from './operator-call.ts'
import { askRunningNetwork, serveOperator } from './operator-socket.ts'
import type { PayCall } from './pay-call.ts'

const stores = await openTestStores()

describe.each(stores)('kumite pay run on $name', ({ db }) => {
  const run = (way: PayoutWay): PayCall => ({ do: 'pay', ask: { what: 'run', way, atMs: 1 } })

  /** Ada can be paid. */
  const aDuePay = async (): Promise<Miner> => {
    await emptyTables(db)
    const { miner, join, work, epochs } = await aPayingMiner(db, { disputeEpochs: 0 })
    await putDeskPlace(db, { miner: miner.hotkey, name: 'people', url: 'http://127.0.0.1:1', at_ms: 1 })
    await join('ada', 1)
    await work('ada', 0.5, 1)
    await epochs(2)
    return miner
  }
  /** Asks a network that runs these miners. */
  const askNetworkOf = async (homes: readonly Miner[], call: PayCall) => {
    const folder = mkdtempSync(join(tmpdir(), 'kumite-pay-call-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const { path, close } = await serveOperator(db, folder, (error) => expect.fail(String(error)), { homes })
    onTestFinished(close)
    return askRunningNetwork(path, call)
  }

  it('is refused where the miner runs without its coldkey, with what to do instead: it would only be returned', async () => {
    const miner = await aDuePay()
    const keyless = { ...miner, coldSigner: undefined }
    expect(await askNetworkOf([keyless], run('chain'))).toMatchObject({
      pay: { refused: { message: expect.stringContaining('coldkey'), hint: expect.stringContaining('kumite pay run --export') } },
    })
    expect(await db.selectFrom('payout').selectAll().execute()).toEqual([])
    expect(await askNetworkOf([keyless], run('export'))).toMatchObject({ pay: { payout: { way: 'export', lines: [{ worker: 'ada' }] } } })
  })

  it('begins where the miner runs with its coldkey, and where it does not run: whoever runs it next may have that', async () => {
    expect(await askNetworkOf([await aDuePay()], run('chain'))).toMatchObject({ pay: { payout: { way: 'chain' } } })
    await aDuePay()
    expect(await runOperatorCall(db, run('chain'))).toMatchObject({ pay: { payout: { way: 'chain' } } })
  })
})
