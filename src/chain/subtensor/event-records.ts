import * as z from 'zod'
import type { BlockView } from './block-view.ts'

const EventRecords = z.object({
  events: z.array(
    z.object({
      phase: z.object({ type: z.string(), value: z.unknown() }),
      event: z.object({ type: z.string(), value: z.object({ type: z.string(), value: z.unknown() }) }),
    }),
  ),
})

/** An event of any pallet. */
export interface EventRecord {
  /** Place in the block of the extrinsic that caused it; `undefined` for what the block did by itself. */
  readonly extrinsic: number | undefined
  /** `Pallet.Event`. */
  readonly name: string
  readonly value: unknown
}

/** All that happened in a block. */
export async function readEventRecords(view: BlockView): Promise<EventRecord[]> {
  const { events } = await view.read(EventRecords, { events: { pallet: 'System', entry: 'Events' } })
  return events.map(({ phase, event }) => ({
    extrinsic: phase.type === 'ApplyExtrinsic' ? Number(phase.value) : undefined,
    name: `${event.type}.${event.value.type}`,
    value: event.value.value,
  }))
}
