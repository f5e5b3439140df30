import { type RefObject, useLayoutEffect, useState } from 'react'

/** Rows drawn beyond each edge, so that scrolling does not outrun drawing. */
const MARGIN = 8

/**
 * Which rows of a long table are in sight of its scroller: only those are drawn. All rows must be of one height.
 * @returns the first row to draw, and the row after the last
 */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, rows: number, rowHeight: number): readonly [number, number] {
  const [sight, setSight] = useState<readonly [number, number]>([0, 24])

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const look = () => {
      const first = Math.max(0, Math.floor(box.scrollTop / rowHeight) - MARGIN)
      const after = Math.ceil((box.scrollTop + box.clientHeight) / rowHeight) + MARGIN
      setSight((before) => (before[0] === first && before[1] === after ? before : [first, after]))
    }
    const resized = new ResizeObserver(look)
    resized.observe(box)
    box.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      box.removeEventListener('scroll', look)
    }
  }, [scroller, rowHeight])

  const after = Math.min(rows, sight[1])
  return [Math.max(0, Math.min(sight[0], after - 1)), after]
}
