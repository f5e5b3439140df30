import { ActionIcon, Tooltip } from '@mantine/core'
import { IconTextWrap } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import classes from './frame.module.css'
import { FrameBar } from './frame-bar.tsx'
import { useFullScreen } from './use-full-screen.ts'

/** A response that is source code: its lines as written, scrolled sideways or wrapped. It is never run. */
export function CodeResponse({ text, name }: { text: string; name: string }) {
  const box = useRef<HTMLDivElement>(null)
  const fullScreen = useFullScreen(box)
  const [wrapped, setWrapped] = useState(false)
  return (
    <div ref={box} className={classes.box} data-full={fullScreen.on || undefined}>
      <FrameBar name={name} fullScreen={fullScreen}>
        <Tooltip label="Wrap long lines">
          <ActionIcon
            variant={wrapped ? 'light' : 'subtle'}
            color="gray"
            size="sm"
            onClick={() => setWrapped(!wrapped)}
            aria-label={`${name}: wrap long lines`}
            aria-pressed={wrapped}
          >
            <IconTextWrap size={15} />
          </ActionIcon>
        </Tooltip>
      </FrameBar>
      <ScrollRegion name={name} className={`${classes.viewport} ${classes.code}`}>
        <pre data-wrapped={wrapped || undefined}>{text}</pre>
      </ScrollRegion>
    </div>
  )
}
