import { useEffect, useMemo, useState } from 'react'
import { createPaneGroup } from '../frames/pane-group.ts'
import type { Panes } from '../frames/panes-context.ts'
import type { PaneLayout } from './use-pane-layout.ts'

/** A pane that has not come by then is not waited for any longer: whoever judges sees that it does not come. */
const LONGEST_WAIT_MS = 10_000

/**
 * What the panes of one task share: they are shown together, at the same width, and may scroll together.
 * @param expected how many there will be
 */
export function usePanes({ device, syncing }: PaneLayout, expected: number): Panes {
  const [revealed, setRevealed] = useState(false)
  const group = useMemo(() => createPaneGroup({ expected, now: () => performance.now(), onReady: () => setRevealed(true) }), [expected])
  useEffect(() => {
    if (group.isReady()) setRevealed(true)
    const waiting = setTimeout(() => setRevealed(true), LONGEST_WAIT_MS)
    return () => clearTimeout(waiting)
  }, [group])
  useEffect(() => group.setSyncing(syncing), [group, syncing])
  return useMemo(() => ({ group, device, revealed }), [group, device, revealed])
}
