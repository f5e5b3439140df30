import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { Group, Text } from '@mantine/core'
import { RankOrder } from '../layout/rank-order.tsx'
import { ranksOf } from './judgment-draft.ts'
import { moveBetweenSlots } from './move-between-slots.ts'
import { OrderSlot } from './order-slot.tsx'
import classes from './order-strip.module.css'
import type { Judging } from './use-judging.ts'

const TRAY = 'tray'

/** The order as a row of places: letters are dragged from the tray to a place; several in one place are tied. */
export default function OrderStrip({ judging }: { judging: Judging }) {
  const { labels, draft } = judging
  const places = [...labels.keys()].map((_, index) => index + 1)
  const slots = [TRAY, ...places.map(String)]
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: moveBetweenSlots(slots) }),
  )
  const idsAt = (slot: string) => [...labels.keys()].filter((id) => String(draft.places[id] ?? TRAY) === slot)

  function onDragEnd({ active, over }: DragEndEvent): void {
    if (over) judging.place(String(active.id), over.id === TRAY ? null : Number(over.id))
  }

  const name = (id: UniqueIdentifier) => `Response ${labels.get(String(id))}`
  const where = (id: UniqueIdentifier) => (id === TRAY ? 'without a place' : `place ${id}`)
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{
        screenReaderInstructions: {
          draggable:
            'Press space to pick the letter up, the arrow keys to move it from place to place, space to put it down, escape to leave it.',
        },
        announcements: {
          onDragStart: ({ active }) => `${name(active.id)} picked up`,
          onDragOver: ({ active, over }) => (over ? `${name(active.id)} over ${where(over.id)}` : undefined),
          onDragEnd: ({ active, over }) => (over ? `${name(active.id)} put down: ${where(over.id)}` : undefined),
          onDragCancel: ({ active }) => `${name(active.id)} left where it was`,
        },
      }}
    >
      <div className={classes.strip}>
        <OrderSlot slot={TRAY} title="No place yet" ids={idsAt(TRAY)} labels={labels} />
        <div className={classes.places}>
          {places.map((place) => (
            <OrderSlot
              key={place}
              slot={String(place)}
              title={place === 1 ? '1 (best)' : String(place)}
              ids={idsAt(String(place))}
              labels={labels}
            />
          ))}
        </div>
      </div>
      <Group gap="sm" mih={28}>
        <Text size="sm" c="dimmed">
          Your order:
        </Text>
        {Object.keys(draft.places).length > 0 ? (
          <RankOrder ranks={ranksOf(draft.places)} labels={labels} />
        ) : (
          <Text size="sm" c="dimmed">
            nothing placed yet
          </Text>
        )}
      </Group>
    </DndContext>
  )
}
