import { aHotkey } from '../../chain/testing.ts'
import { MinerSettings } from '../../protocol/miner-settings.ts'
import { insertAssignments } from '../../store/assignments.ts'
import { writeMinerSettings } from '../../store/miner-settings.ts'
import type { Db } from '../../store/open-store.ts'
import { putPayoutAddress } from '../../store/payout-addresses.ts'
import { anAssignmentRow } from '../../store/testing.ts'
import { joinWorker } from '../../store/workers.ts'
import { creditWorkers } from '../credit-workers.ts'
import { aMiner } from '../testing.ts'
import { listPayEvents, type PayEvent } from './list-pay-events.ts'

/** Epochs of the test chain are so many blocks apart. */
const TEMPO = 10

/** All events of a miner's pay, read in pages so small that every list has several. */
export async function allPayEvents(db: Db, miner: string): Promise<PayEvent[]> {
  let { events, next } = await listPayEvents(db, miner, { limit: 2 })
  const all = [...events]
  while (next !== undefined) {
    ;({ events, next } = await listPayEvents(db, miner, { after: next, limit: 2 }))
    all.push(...events)
  }
  return all
}

/**
 * A miner (uid 2 of the test chain) that the chain pays, whose coldkey can spend, and whose workers are paid out from address number 200 on.
 * @param settings beside those that pay every rao out as soon as it is old enough
 */
export async function aPayingMiner(db: Db, settings: Partial<MinerSettings> = {}) {
  const setting = await aMiner(db)
  const { clock, chain } = setting
  const { coldSigner } = aHotkey(2)
  const miner = { ...setting.miner, coldSigner }
  const { hotkey } = miner
  await writeMinerSettings(db, hotkey, MinerSettings.parse({ leastPayoutRao: '1', ...settings }))
  let leases = 0

  async function next() {
    clock.advance(1000)
    return (await chain.produceBlock()).header
  }

  /** Blocks, with weights for the miner in the middle of every epoch but the first. */
  async function produce(blocks: number): Promise<void> {
    for (let block = 0; block < blocks; block++) {
      const header = await next()
      if (header.block % TEMPO !== 5 || header.block < TEMPO) continue
      for (const number of [0, 1]) {
        const weights = new Map([
          [2, 3],
          [3, 4],
        ])
        await chain.setWeights({ signer: aHotkey(number).signer, mechid: 0, weights, versionKey: 0 })
      }
    }
  }

  return {
    ...setting,
    miner,
    coldSigner,
    produce,
    /** Lets epochs pass and credits them. */
    async epochs(count: number): Promise<void> {
      await produce(count * TEMPO)
      await creditWorkers(miner)
    },
    /** Lets epochs pass that pay nothing, if there are no weights yet, and credits them. */
    async unpaidEpochs(count: number): Promise<void> {
      for (let block = 0; block < count * TEMPO; block++) await next()
      await creditWorkers(miner)
    },
    /** What the chain has paid the miner. */
    async paid(): Promise<{ epoch: number; rao: bigint }[]> {
      const ran = (await chain.eventsAfter(0, 100_000)).flatMap(({ events }) => events.filter((event) => event.kind === 'epoch-ran'))
      return ran.map(({ epoch, neurons }) => ({ epoch, rao: neurons.find((neuron) => neuron.hotkey === hotkey)?.serverRao ?? 0n }))
    },
    /** Scored work in an epoch. @returns its assignment */
    async work(worker: string, work: number, epoch: number): Promise<string> {
      const id = `lease-${leases++}`
      const row = { miner: hotkey, worker, state: 'scored' as const, result_epoch: epoch, score: work, work }
      await insertAssignments(db, [anAssignmentRow(id, row)])
      return id
    },
    /** A worker with an address of its own. @returns the address */
    async join(worker: string, number: number): Promise<string> {
      const address = aHotkey(200 + number).hotkey
      await joinWorker(db, { id: worker, miner: hotkey, name: `Worker ${worker}`, simulated: false, joined_ms: 0 })
      await putPayoutAddress(db, { miner: hotkey, worker, address, nowMs: 0 })
      return address
    },
  }
}
