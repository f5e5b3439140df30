import { type RefObject, useEffect, useMemo } from 'react'
import { usePane } from './use-pane.ts'

/** Makes a box that scrolls (text, code, a picture) one of the panes that stand beside each other: ready at once, scrolled with the others. */
export function useScrollPane(box: RefObject<HTMLElement | null>): void {
  const pane = useMemo(
    () => ({
      scrollTo: (fraction: number) => box.current?.scrollTo({ top: fraction * depth(box.current) }),
      hasFocus: () => box.current?.contains(document.activeElement) ?? false,
    }),
    [box],
  )
  const scrolled = usePane(box, { ready: true, pane })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told is the same at every time
  useEffect(() => {
    const element = box.current
    if (!element) return
    const onScroll = () => scrolled(depth(element) > 0 ? element.scrollTop / depth(element) : 0)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [box])
}

function depth({ scrollHeight, clientHeight }: HTMLElement): number {
  return Math.max(0, scrollHeight - clientHeight)
}
