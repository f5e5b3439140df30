import { Skeleton, VisuallyHidden } from '@mantine/core'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
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
  const { t } = useTranslation('work')
  const [generation, setGeneration] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  /** Where the focus goes on leaving the page: Tab leads on from there, not into it again. */
  const behind = useRef<HTMLDivElement>(null)
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
    if (document.activeElement === frame.current) behind.current?.focus({ preventScroll: true })
  }

  return (
    <div ref={box} className={classes.box} data-full={fullScreen.on || undefined}>
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
            <VisuallyHidden ref={behind} tabIndex={-1}>
              {t('frame.end', { name })}
            </VisuallyHidden>
          </>
        )}
      </div>
    </div>
  )
}
