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
import { Group, Text, useDirection } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { RankOrder } from '../layout/rank-order.tsx'
import { ranksOf } from './judgment-draft.ts'
import { moveBetweenSlots } from './move-between-slots.ts'
import { OrderSlot } from './order-slot.tsx'
import classes from './order-strip.module.css'
import type { Judging } from './use-judging.ts'

const TRAY = 'tray'

/** The order as a row of places: letters are dragged from the tray to a place; several in one place are tied. */
export default function OrderStrip({ judging }: { judging: Judging }) {
  const { t } = useTranslation('criteria')
  const { dir } = useDirection()
  const { labels, draft } = judging
  const places = [...labels.keys()].map((_, index) => index + 1)
  const slots = [TRAY, ...places.map(String)]
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: moveBetweenSlots(slots, dir) }),
  )
  const idsAt = (slot: string) => [...labels.keys()].filter((id) => String(draft.places[id] ?? TRAY) === slot)

  function onDragEnd({ active, over }: DragEndEvent): void {
    if (over) judging.place(String(active.id), over.id === TRAY ? null : Number(over.id))
  }

  const name = (id: UniqueIdentifier) => judging.nameOf(String(id))
  const where = (id: UniqueIdentifier) => (id === TRAY ? t('order.nowhere') : t('order.where', { place: Number(id) }))
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{
        screenReaderInstructions: {
          draggable: t('order.how'),
        },
        announcements: {
          onDragStart: ({ active }) => t('order.up', { name: name(active.id) }),
          onDragOver: ({ active, over }) => (over ? t('order.over', { name: name(active.id), where: where(over.id) }) : undefined),
          onDragEnd: ({ active, over }) => (over ? t('order.down', { name: name(active.id), where: where(over.id) }) : undefined),
          onDragCancel: ({ active }) => t('order.left', { name: name(active.id) }),
        },
      }}
    >
      <div className={classes.strip}>
        <OrderSlot slot={TRAY} title={t('order.tray')} ids={idsAt(TRAY)} labels={labels} />
        <div className={classes.places}>
          {places.map((place) => (
            <OrderSlot
              key={place}
              slot={String(place)}
              title={place === 1 ? t('order.first') : String(place)}
              ids={idsAt(String(place))}
              labels={labels}
            />
          ))}
        </div>
      </div>
      <Group gap="sm" mih={28}>
        <Text size="sm" c="dimmed">
          {t('order.yours')}
        </Text>
        {Object.keys(draft.places).length > 0 ? (
          <RankOrder ranks={ranksOf(draft.places)} labels={labels} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('order.empty')}
          </Text>
        )}
      </Group>
    </DndContext>
  )
}
