import { useDraggable, useDroppable } from '@dnd-kit/core'
import { CSS } from '@dnd-kit/utilities'
import { useTranslation } from 'react-i18next'
import classes from './order-strip.module.css'

/** A place (or the tray), and the letters in it. */
export function OrderSlot({
  slot,
  title,
  ids,
  labels,
}: {
  slot: string
  title: string
  ids: readonly string[]
  labels: ReadonlyMap<string, string>
}) {
  const { setNodeRef, isOver } = useDroppable({ id: slot })
  return (
    <div ref={setNodeRef} className={classes.slot} data-over={isOver || undefined}>
      <span className={classes.title}>{title}</span>
      <div className={classes.letters}>
        {ids.map((id) => (
          <Letter key={id} id={id} label={labels.get(id) ?? '?'} />
        ))}
      </div>
    </div>
  )
}

function Letter({ id, label }: { id: string; label: string }) {
  const { t } = useTranslation('criteria')
  const { attributes, listeners, setNodeRef, transform, isDragging } = useDraggable({ id })
  return (
    <button
      type="button"
      ref={setNodeRef}
      className={classes.letter}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform) }}
      {...attributes}
      {...listeners}
      aria-label={t('of.response', { label })}
    >
      {label}
    </button>
  )
}
