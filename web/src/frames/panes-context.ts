import { createContext, useContext } from 'react'
import type { PaneGroup } from './pane-group.ts'

/** Widths in CSS pixels at which people meet a page; `fit` is that of the pane. */
export const DEVICE_WIDTHS = { fit: null, phone: 390, tablet: 820, desktop: 1280 } as const
export type Device = keyof typeof DEVICE_WIDTHS

/** What the panes of one task share. A pane that stands alone has none of it. */
export interface Panes {
  readonly group: PaneGroup | null
  readonly device: Device
  /** Whether their pages may be seen: all are ready, or it took too long. */
  readonly revealed: boolean
}

const ALONE: Panes = { group: null, device: 'fit', revealed: true }

export const PanesContext = createContext<Panes>(ALONE)

export const usePanesContext = (): Panes => useContext(PanesContext)
