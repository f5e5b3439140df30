import { useElementSize } from '@mantine/hooks'
import type { CSSProperties, Ref } from 'react'
import { DEVICE_WIDTHS, usePanesContext } from './panes-context.ts'

/** A frame as wide as the chosen device, scaled down where the pane is narrower. @returns for the pane, and the style of the frame in it */
export function useDeviceSize(): { viewport: Ref<HTMLDivElement>; style: CSSProperties | undefined } {
  const { device } = usePanesContext()
  const { ref: viewport, width, height } = useElementSize<HTMLDivElement>()
  const wanted = DEVICE_WIDTHS[device]
  if (wanted === null || width === 0) return { viewport, style: undefined }
  const scale = Math.min(1, width / wanted)
  const style = { width: wanted, height: height / scale, left: (width - wanted * scale) / 2, transform: `scale(${scale})` }
  return { viewport, style }
}
