import * as z from 'zod'
import { Hotkey, Uid } from '../../protocol/ids.ts'
import type { ChainEvent } from '../chain.ts'
import type { BlockView } from './block-view.ts'
import { readEventRecords } from './event-records.ts'
import { readEpochEvent } from './read-epoch-event.ts'
import type { StorageItem } from './runtime.ts'
import { type TranslatedEvent, translateEvent } from './translate-event.ts'

/** Uids by hotkey, and hotkeys by uid. */
const Names = z.record(z.string(), z.union([Uid, Hotkey]).optional())
const LastStep = z.object({ block: z.bigint() })

/** What happened in a block that concerns a subnet, the epoch last. */
export async function readEvents(view: BlockView, netuid: number): Promise<ChainEvent[]> {
  const translated = (await readEventRecords(view)).flatMap((record) => translateEvent(record) ?? [])
  const events = await complete(
    view,
    netuid,
    translated.filter((event) => event.netuid === undefined || event.netuid === netuid),
  )
  const lastStep = { pallet: 'SubtensorModule', entry: 'LastMechansimStepBlock', keys: [netuid] } // spelt so in the pallet
  const { block } = await view.read(LastStep, { block: lastStep })
  return Number(block) === view.block ? [...events, await readEpochEvent(view, netuid)] : events
}

/** Looks up uids of hotkeys and hotkeys of uids. An event whose neuron was replaced in the same block is left out. */
async function complete(view: BlockView, netuid: number, events: readonly TranslatedEvent[]): Promise<ChainEvent[]> {
  const items: Record<string, StorageItem> = {}
  for (const event of events) {
    if (!('neuron' in event)) continue
    const { uid, hotkey } = event.neuron
    if (hotkey !== undefined) items[hotkey] = { pallet: 'SubtensorModule', entry: 'Uids', keys: [netuid, hotkey] }
    if (uid !== undefined) items[uid] = { pallet: 'SubtensorModule', entry: 'Keys', keys: [netuid, uid] }
  }
  const found = Object.keys(items).length === 0 ? {} : await view.read(Names, items)
  return events.flatMap((event) => {
    if ('event' in event) return [event.event]
    const uid = Uid.safeParse(event.neuron.uid ?? found[event.neuron.hotkey ?? '']).data
    const hotkey = Hotkey.safeParse(event.neuron.hotkey ?? found[event.neuron.uid ?? '']).data
    return uid === undefined || hotkey === undefined ? [] : [event.complete({ uid, hotkey })]
  })
}
