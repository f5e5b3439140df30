import type { KeyboardCoordinateGetter } from '@dnd-kit/core'

/**
 * Arrow keys carry a picked-up letter from the middle of one slot to the middle of the next, in the order given.
 * @param direction in which the slots stand beside each other: right to left, the next one is on the left
 */
export function moveBetweenSlots(slots: readonly string[], direction: 'ltr' | 'rtl'): KeyboardCoordinateGetter {
  const right = direction === 'rtl' ? -1 : 1
  const steps: Readonly<Record<string, number>> = { ArrowRight: right, ArrowLeft: -right, ArrowDown: 1, ArrowUp: -1 }
  return (event, { context: { over, droppableRects, collisionRect } }) => {
    const step = steps[event.code]
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
