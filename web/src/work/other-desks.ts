import { randomUuid } from './random-uuid.ts'

interface Note {
  readonly tab: string
  readonly assignmentId: string | undefined
  /** Whether the others should say what they hold. */
  readonly asks: boolean
}

/** What tabs of this browser tell each other: which task each has on its desk. One worker in two tabs has the same task in both. */
export function openOtherDesks() {
  const tab = randomUuid()
  const others = new Map<string, string | undefined>()
  const channel = new BroadcastChannel('kumite.desks')
  let own: string | undefined
  const tell = (asks: boolean) => channel.postMessage({ tab, assignmentId: own, asks } satisfies Note)
  channel.onmessage = ({ data }: MessageEvent<Note>) => {
    others.set(data.tab, data.assignmentId)
    if (data.asks) tell(false)
  }
  return {
    /** Says what is on this desk now; `undefined`: nothing, or this tab is going away. */
    hold(assignmentId: string | undefined): void {
      own = assignmentId
      tell(true)
    },
    /** Whether another tab has the same task. */
    share: (assignmentId: string) => [...others.values()].includes(assignmentId),
  }
}
