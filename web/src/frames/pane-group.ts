/** A pane that was told where to scroll says so itself a moment later: that is an echo, not somebody's scrolling. */
const ECHO_MS = 400

/** One response's view, as the others beside it know it. */
export interface Pane {
  readonly scrollTo: (fraction: number) => void
  readonly hasFocus: () => boolean
}

interface Member {
  ready: boolean
  toldAtMs: number
}

export type PaneGroup = ReturnType<typeof createPaneGroup>

/**
 * Panes that stand beside each other: they are shown together when all are ready, and scroll together when that is wanted.
 * What a pane says of its scrolling is not trusted: while the pointer is in another one, it moves the others only if it has the focus.
 * @param expected how many panes there will be: some join late, when what shows them has been fetched
 */
export function createPaneGroup({ expected, now, onReady }: { expected: number; now: () => number; onReady: () => void }) {
  const members = new Map<Pane, Member>()
  let leader: Pane | undefined
  let syncing = false
  const isReady = () => members.size >= expected && [...members.values()].every(({ ready }) => ready)
  return {
    /** @returns takes the pane out again */
    join(pane: Pane): () => void {
      members.set(pane, { ready: false, toldAtMs: Number.NEGATIVE_INFINITY })
      return () => {
        members.delete(pane)
        if (leader === pane) leader = undefined
      }
    },
    isReady,
    settle(pane: Pane): void {
      const member = members.get(pane)
      if (!member || member.ready) return
      member.ready = true
      if (isReady()) onReady()
    },
    setSyncing(on: boolean): void {
      syncing = on
    },
    /** The pointer came into a pane, or (`undefined`) left it. */
    lead(pane: Pane | undefined): void {
      leader = pane
    },
    /** @param fraction of what can be scrolled, 0 = top, 1 = bottom; anything else is ignored */
    scrolled(pane: Pane, fraction: number): void {
      const member = members.get(pane)
      if (!syncing || !member || !(fraction >= 0 && fraction <= 1) || now() - member.toldAtMs < ECHO_MS) return
      if (leader && leader !== pane && !pane.hasFocus()) return
      for (const [other, state] of members) {
        if (other === pane) continue
        state.toldAtMs = now()
        other.scrollTo(fraction)
      }
    },
  }
}
