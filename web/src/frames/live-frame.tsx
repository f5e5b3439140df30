import { Skeleton } from '@mantine/core'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import classes from './frame.module.css'
import { FrameBar } from './frame-bar.tsx'
import { FrameErrors } from './frame-errors.tsx'
import { usePanesContext } from './panes-context.ts'
import { StoppedPanel } from './stopped-panel.tsx'
import { useDeviceSize } from './use-device-size.ts'
import { useFrameSignals } from './use-frame-signals.ts'
import { useFullScreen } from './use-full-screen.ts'
import { useKeyboardGuard } from './use-keyboard-guard.ts'
import { usePane } from './use-pane.ts'

/**
 * A response that is a live page, contained: it comes from another host, in an opaque origin, and may do nothing but run scripts.
 * When it stops giving signs of life, or gives far too many, its frame is removed, which ends it.
 */
export function LiveFrame({ url, name, overlay }: { url: string; name: string; overlay?: ReactNode }) {
  const [generation, setGeneration] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const { revealed } = usePanesContext()
  const pane = useMemo(
    () => ({
      scrollTo: (fraction: number) => frame.current?.contentWindow?.postMessage({ kumite: 'scroll', fraction }, '*'),
      hasFocus: () => frame.current !== null && document.activeElement === frame.current,
    }),
    [],
  )
  const shown = `${url} ${generation}`
  const signals = useFrameSignals({ box, frame, generation: shown, onScrolled: (fraction) => scrolled(fraction), onLeave: leave })
  const status = useKeyboardGuard(frame, shown) ? 'grabbing' : signals.status
  const scrolled = usePane(box, { ready: status !== 'loading', pane })
  const { viewport, style } = useDeviceSize()
  const fullScreen = useFullScreen(box)
  const reload = () => setGeneration(generation + 1)

  function leave(): void {
    if (document.activeElement === frame.current) box.current?.focus({ preventScroll: true })
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: no form
    <div ref={box} role="group" aria-label={name} tabIndex={-1} className={classes.box} data-full={fullScreen.on || undefined}>
      <FrameBar name={name} onReload={reload} fullScreen={fullScreen}>
        <FrameErrors errors={signals.errors} name={name} />
      </FrameBar>
      <div className={classes.viewport} ref={viewport}>
        {status !== 'loading' && status !== 'ready' ? (
          <StoppedPanel why={status} onReload={reload} />
        ) : (
          <>
            {(status === 'loading' || !revealed) && <Skeleton className={classes.cover} radius={0} />}
            <iframe
              key={shown}
              ref={frame}
              className={style ? `${classes.frame} ${classes.scaled}` : classes.frame}
              style={style}
              title={name}
              src={url}
              sandbox="allow-scripts"
              referrerPolicy="no-referrer"
            />
            {overlay}
          </>
        )}
      </div>
    </div>
  )
}
