import { type RefObject, useEffect, useState } from 'react'

export interface FullScreen {
  readonly on: boolean
  readonly toggle: () => void
}

/**
 * Shows one element on the whole screen. The browser's own full screen where there is one, because its Esc also works
 * while the keys belong to the page inside; elsewhere (phones) the element covers the window.
 */
export function useFullScreen(box: RefObject<HTMLElement | null>): FullScreen {
  const [on, setOn] = useState(false)

  useEffect(() => {
    const onChange = () => setOn(document.fullscreenElement !== null && document.fullscreenElement === box.current)
    document.addEventListener('fullscreenchange', onChange)
    return () => document.removeEventListener('fullscreenchange', onChange)
  }, [box])

  useEffect(() => {
    if (!on) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave(setOn)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [on])

  function toggle(): void {
    if (on) leave(setOn)
    else if (box.current?.requestFullscreen) box.current.requestFullscreen().catch(() => setOn(true))
    else setOn(true)
  }

  return { on, toggle }
}

function leave(setOn: (on: boolean) => void): void {
  if (document.fullscreenElement) void document.exitFullscreen()
  setOn(false)
}
