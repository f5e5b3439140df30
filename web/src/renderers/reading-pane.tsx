import { Skeleton } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import classes from '../frames/frame.module.css'
import { FrameBar } from '../frames/frame-bar.tsx'
import { usePanesContext } from '../frames/panes-context.ts'
import { useFullScreen } from '../frames/use-full-screen.ts'
import { useScrollPane } from '../frames/use-scroll-pane.ts'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import own from './renderers.module.css'

/** What is read and not run: whole, in the same viewport that a live page would have, shown and scrolled with the others. */
export function ReadingPane({
  name,
  bar,
  look = 'text',
  overlay,
  children,
}: {
  name: string
  /** Buttons above it. */
  bar?: ReactNode
  look?: 'text' | 'code'
  overlay?: ReactNode
  children: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const region = useRef<HTMLElement>(null)
  const fullScreen = useFullScreen(box)
  const { revealed } = usePanesContext()
  useScrollPane(region)
  return (
    <div ref={box} className={classes.box} data-full={fullScreen.on || undefined}>
      <FrameBar name={name} fullScreen={fullScreen}>
        {bar}
      </FrameBar>
      <ScrollRegion name={name} className={`${classes.viewport} ${own.region}`} dir={look === 'code' ? 'ltr' : undefined} ref={region}>
        {!revealed && <Skeleton className={classes.cover} radius={0} />}
        <div className={own.whole} data-waiting={!revealed || undefined}>
          <div className={classes[look]}>{children}</div>
          {overlay}
        </div>
      </ScrollRegion>
    </div>
  )
}
