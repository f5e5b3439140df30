import { useRef } from 'react'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import classes from './frame.module.css'
import { FrameBar } from './frame-bar.tsx'
import { useFullScreen } from './use-full-screen.ts'

/** A response that is text: whole, as written, in the same viewport that a live page would have. */
export function TextResponse({ text, name }: { text: string; name: string }) {
  const box = useRef<HTMLDivElement>(null)
  const fullScreen = useFullScreen(box)
  return (
    <div ref={box} className={classes.box} data-full={fullScreen.on || undefined}>
      <FrameBar name={name} fullScreen={fullScreen} />
      <ScrollRegion name={name} className={`${classes.viewport} ${classes.text} preserve-lines`}>
        {text}
      </ScrollRegion>
    </div>
  )
}
