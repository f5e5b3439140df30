import * as z from 'zod'
import { nextEpochBlock } from '../../consensus/next-epoch-block.ts'
import { Hotkey } from '../../protocol/ids.ts'
import type { Metagraph } from '../chain.ts'
import { UnknownSubnetError } from '../errors.ts'
import type { BlockView } from './block-view.ts'
import { formatIp } from './ip-address.ts'
import { readSchedule } from './read-schedule.ts'
import { storageIndex } from './storage-index.ts'

const count = z.union([z.number(), z.bigint()]).transform(Number)
const share = z.number().transform((value) => value / 65_535)
const shares = z.array(share)

/** What we read of the 72 fields of the runtime's answer; everything by uid. */
const MetagraphReply = z.object({
  block: count,
  owner_hotkey: z.string(),
  hotkeys: z.array(Hotkey),
  coldkeys: z.array(z.string()),
  axons: z.array(z.object({ ip: z.bigint(), port: z.number(), ip_type: z.number() })),
  active: z.array(z.boolean()),
  validator_permit: z.array(z.boolean()),
  last_update: z.array(count),
  emission: z.array(z.bigint()),
  dividends: shares,
  incentives: shares,
  consensus: shares,
  block_at_registration: z.array(count),
  total_stake: z.array(z.bigint()),
})

const Row = z.array(z.tuple([z.number(), z.number()]))

/**
 * The metagraph of one mechanism: one runtime call for the neurons, one request for the weights and what the call leaves out.
 * @throws {@link UnknownSubnetError} if there is no such subnet or mechanism
 */
export async function readMetagraph(view: BlockView, { netuid, mechid }: { netuid: number; mechid: number }): Promise<Metagraph> {
  const [method, args] =
    mechid === 0
      ? (['SubnetInfoRuntimeApi.get_metagraph', [netuid]] as const)
      : (['SubnetInfoRuntimeApi.get_mechagraph', [netuid, mechid]] as const)
  const reply = await view.call(MetagraphReply.optional(), method, args)
  if (!reply) throw new UnknownSubnetError({ netuid, mechid })
  const { block, hotkeys } = reply
  const schedule = await readSchedule(view, { netuid, counts: 'epochs' })
  const next = nextEpochBlock({ ...schedule, tempo: schedule.hyperparameters.tempo })
  const { validatorTrust, stakeWeight, rows } = await readByUid(view, { netuid, mechid, uids: hotkeys.length })
  const ownerUid = hotkeys.indexOf(reply.owner_hotkey as Hotkey)
  return {
    netuid,
    mechid,
    block,
    epoch: schedule.epoch,
    lastEpochBlock: Math.max(0, schedule.lastEpochBlock),
    blocksUntilEpoch: next === undefined ? Number.MAX_SAFE_INTEGER : Math.max(0, next - block),
    ownerUid: ownerUid < 0 ? undefined : ownerUid,
    neurons: hotkeys.map((hotkey, uid) => {
      const { ip, port, ip_type: ipType } = reply.axons[uid]!
      return {
        uid,
        hotkey,
        coldkey: reply.coldkeys[uid]!,
        active: reply.active[uid]!,
        validatorPermit: reply.validator_permit[uid]!,
        stakeWeight: stakeWeight[uid] ?? 0,
        stakeRao: reply.total_stake[uid]!,
        consensus: reply.consensus[uid]!,
        validatorTrust: validatorTrust[uid] ?? 0,
        incentive: reply.incentives[uid]!,
        dividends: reply.dividends[uid]!,
        emissionRao: reply.emission[uid]!,
        lastUpdate: reply.last_update[uid]!,
        registeredAt: reply.block_at_registration[uid]!,
        axon: port === 0 ? undefined : { ip: formatIp({ ip, ipType }), port },
      }
    }),
    weights: new Map(
      rows.flatMap((row, uid) => {
        const sum = row.reduce((total, [, value]) => total + value, 0)
        return sum === 0 ? [] : [[uid, row.filter(([, value]) => value > 0).map(([dest, value]) => [dest, value / sum] as const)] as const]
      }),
    ),
  }
}

async function readByUid(view: BlockView, { netuid, mechid, uids }: { netuid: number; mechid: number; uids: number }) {
  const pallet = 'SubtensorModule'
  const rowItems = Array.from({ length: uids }, (_, uid) => [
    String(uid),
    { pallet, entry: 'Weights', keys: [storageIndex({ netuid, mechid }), uid] },
  ])
  const byUid = z.object({ validatorTrust: shares, stakeWeight: shares }).catchall(Row)
  const { validatorTrust, stakeWeight, ...rows } = await view.read(byUid, {
    validatorTrust: { pallet, entry: 'ValidatorTrust', keys: [netuid] },
    stakeWeight: { pallet, entry: 'StakeWeight', keys: [netuid] },
    ...Object.fromEntries(rowItems),
  })
  return { validatorTrust, stakeWeight, rows: Object.values(rows) } // keys that are numbers come in their order
}
