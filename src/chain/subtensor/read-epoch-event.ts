import * as z from 'zod'
import type { EpochRanEvent } from '../chain.ts'
import type { BlockView } from './block-view.ts'
import { readMetagraph } from './read-metagraph.ts'
import type { StorageItem } from './runtime.ts'
import { storageIndex } from './storage-index.ts'

const shares = z.array(z.number().transform((value) => value / 65_535))
const Mechanisms = z.object({ count: z.number().default(1), split: z.array(z.number()).optional() })

/** The outcome of the epoch that ran in a block. */
export async function readEpochEvent(view: BlockView, netuid: number): Promise<EpochRanEvent> {
  const { epoch, neurons } = await readMetagraph(view, { netuid, mechid: 0 })
  const { parts, incentives } = await readIncentives(view, netuid)
  return {
    kind: 'epoch-ran',
    epoch,
    neurons: neurons.map(({ uid, hotkey, dividends, consensus, validatorTrust, emissionRao }) => {
      const own = incentives.map((row) => row[uid] ?? 0)
      const incentive = own.reduce((sum, share, mechid) => sum + share * parts[mechid]!, 0)
      const serverRao = serverPart(emissionRao, { incentive, dividends })
      return {
        uid,
        hotkey,
        incentive,
        incentives: own,
        dividends,
        consensus,
        validatorTrust,
        serverRao,
        validatorRao: emissionRao - serverRao,
      }
    }),
  }
}

/** The chain keeps only the sum of both kinds of pay, whose halves it divided by incentive and by dividends. Exact for whoever earned one kind. */
function serverPart(emissionRao: bigint, { incentive, dividends }: { incentive: number; dividends: number }): bigint {
  const [earned, shared] = [incentive, dividends].map((share) => BigInt(Math.round(share * 2 ** 40))) as [bigint, bigint]
  return earned === 0n ? 0n : (emissionRao * earned) / (earned + shared)
}

async function readIncentives(view: BlockView, netuid: number): Promise<{ parts: number[]; incentives: number[][] }> {
  const item = (entry: string): StorageItem => ({ pallet: 'SubtensorModule', entry, keys: [netuid] })
  const mechanismItems = { count: item('MechanismCountCurrent'), split: item('MechanismEmissionSplit') }
  const { count, split } = view.has(mechanismItems.count) ? await view.read(Mechanisms, mechanismItems) : { count: 1, split: undefined }
  const mechids = Array.from({ length: count }, (_, mechid) => mechid)
  const items = mechids.map((mechid) => [mechid, { ...item('Incentive'), keys: [storageIndex({ netuid, mechid })] }])
  const incentives = Object.values(await view.read(z.record(z.string(), shares), Object.fromEntries(items)))
  const total = split?.reduce((sum, part) => sum + part, 0)
  return { incentives, parts: mechids.map((mechid) => (total ? (split![mechid] ?? 0) / total : 1 / count)) }
}
