import { type ReactNode, useRef } from 'react'
import classes from './response-grid.module.css'
import { useSeen } from './use-seen.ts'

/** The place of one response. Out of sight it keeps its size and goes on running, but takes neither keys nor focus. */
export function PaneSlot({
  shown,
  pinned,
  onSeen,
  children,
}: {
  shown: boolean
  pinned: boolean
  onSeen: () => void
  children: ReactNode
}) {
  const slot = useRef<HTMLDivElement>(null)
  useSeen(slot, !shown, onSeen)
  return (
    <div ref={slot} className={classes.slot} data-pinned={pinned || undefined} data-hidden={!shown || undefined} inert={!shown}>
      {children}
    </div>
  )
}
