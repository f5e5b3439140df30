import { type RefObject, useEffect } from 'react'
import type { Pane } from './pane-group.ts'
import { usePanesContext } from './panes-context.ts'

/** Makes what is in a box one of the panes that stand beside each other. @returns tells the others how far it was scrolled */
export function usePane(box: RefObject<HTMLElement | null>, { ready, pane }: { ready: boolean; pane: Pane }): (fraction: number) => void {
  const { group } = usePanesContext()
  useEffect(() => {
    const element = box.current
    if (!group || !element) return
    const leave = group.join(pane)
    const onEnter = () => group.lead(pane)
    const onLeave = () => group.lead(undefined)
    element.addEventListener('pointerenter', onEnter)
    element.addEventListener('pointerleave', onLeave)
    return () => {
      leave()
      element.removeEventListener('pointerenter', onEnter)
      element.removeEventListener('pointerleave', onLeave)
    }
  }, [group, box, pane])
  useEffect(() => {
    if (ready) group?.settle(pane)
  }, [ready, group, pane])
  return (fraction) => group?.scrolled(pane, fraction)
}
