import { useState } from 'react'
import { DEVICE_WIDTHS, type Device } from '../frames/panes-context.ts'

const DEVICES = Object.keys(DEVICE_WIDTHS) as Device[]
/** More than these are looked at one at a time; on a narrow screen, any number. */
const MOST_IN_GRID = 4
const NARROW = '(max-width: 56.24em)'

export type PaneView = 'all' | 'one'
export type PaneLayout = ReturnType<typeof usePaneLayout>

/** Which responses are in sight, beside which: all in a grid, one at a time, or one pinned and the others beside it in turn. */
export function usePaneLayout(ids: readonly string[], selected: string | null) {
  const [view, setView] = useState<PaneView>(() => (ids.length > MOST_IN_GRID || matchMedia(NARROW).matches ? 'one' : 'all'))
  const [pinned, setPinned] = useState<string | null>(null)
  const [device, setDevice] = useState<Device>('fit')
  const [syncing, setSyncing] = useState(false)
  const [last, setLast] = useState(ids[0])
  if (selected !== null && selected !== pinned && selected !== last) setLast(selected)
  const current = last === pinned ? ids.find((id) => id !== pinned) : last
  const inTurn = ids.filter((id) => id !== pinned)

  return {
    view,
    setView,
    pinned,
    current,
    device,
    setDevice,
    nextDevice: () => setDevice(DEVICES[(DEVICES.indexOf(device) + 1) % DEVICES.length]!),
    syncing,
    setSyncing,
    isShown: (id: string): boolean => (view === 'all' && pinned === null) || id === current || id === pinned,
    togglePin: (id: string) => setPinned(pinned === id ? null : id),
    /** The response so many before or after the one in sight, round and round; the pinned one is left out. */
    neighbour: (steps: 1 | -1): string | undefined => inTurn[(inTurn.indexOf(current ?? '') + steps + inTurn.length) % inTurn.length],
  }
}
