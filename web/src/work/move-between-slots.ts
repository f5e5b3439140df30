import type { KeyboardCoordinateGetter } from '@dnd-kit/core'

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Arrow keys carry a picked-up letter from the middle of one slot to the middle of the next, in the order given. */
export function moveBetweenSlots(slots: readonly string[]): KeyboardCoordinateGetter {
  return (event, { context: { over, droppableRects, collisionRect } }) => {
    const step = STEPS[event.code]
    if (step === undefined || !collisionRect) return undefined
    event.preventDefault()
    const next = slots[Math.min(slots.length - 1, Math.max(0, slots.indexOf(String(over?.id)) + step))]
    const target = next === undefined ? undefined : droppableRects.get(next)
    if (!target) return undefined
    return {
      x: target.left + (target.width - collisionRect.width) / 2,
      y: target.top + (target.height - collisionRect.height) / 2,
    }
  }
}
