import { Skeleton } from '@mantine/core'
import { useRef, useState } from 'react'
import classes from './frame.module.css'
import { FrameBar } from './frame-bar.tsx'
import { FrameErrors } from './frame-errors.tsx'
import { StoppedPanel } from './stopped-panel.tsx'
import { useFrameSignals } from './use-frame-signals.ts'
import { useFullScreen } from './use-full-screen.ts'

/**
 * A response that is a live page, contained: it comes from another host, in an opaque origin, and may do nothing but run scripts.
 * When it stops giving signs of life, or gives far too many, its frame is removed, which ends it.
 */
export function LiveFrame({ url, name }: { url: string; name: string }) {
  const [generation, setGeneration] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const { status, errors } = useFrameSignals({ box, frame, generation: `${url} ${generation}` })
  const fullScreen = useFullScreen(box)
  const reload = () => setGeneration(generation + 1)

  return (
    <div ref={box} className={classes.box} data-full={fullScreen.on || undefined}>
      <FrameBar name={name} onReload={reload} fullScreen={fullScreen}>
        <FrameErrors errors={errors} name={name} />
      </FrameBar>
      <div className={classes.viewport}>
        {status === 'stopped' || status === 'flooded' || status === 'missing' ? (
          <StoppedPanel why={status} onReload={reload} />
        ) : (
          <>
            {status === 'loading' && <Skeleton className={classes.cover} radius={0} />}
            <iframe
              key={`${url} ${generation}`}
              ref={frame}
              className={classes.frame}
              title={name}
              src={url}
              sandbox="allow-scripts"
              referrerPolicy="no-referrer"
            />
          </>
        )}
      </div>
    </div>
  )
}
