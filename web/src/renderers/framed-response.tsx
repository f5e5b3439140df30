import { LiveFrame } from '../frames/live-frame.tsx'
import type { RendererProps } from './renderer-props.ts'
import classes from './renderers.module.css'
import { UnknownResponse } from './unknown-response.tsx'

/** What a browser has to run or to decode, a live page or a picture: by its address, in its own opaque origin. */
export function FramedResponse(props: RendererProps) {
  const { response, name, overlay } = props
  const { frameUrl, aspect } = response
  if (!frameUrl) return <UnknownResponse {...props} />
  return (
    <LiveFrame
      url={frameUrl}
      name={name}
      // A picture is fitted into its frame: what lies over it covers the picture, and not what is beside it.
      overlay={
        aspect === undefined ? (
          overlay
        ) : (
          <div className={classes.around}>
            <div className={classes.fitted} style={{ aspectRatio: aspect, width: `min(100cqw, ${aspect} * 100cqh)` }}>
              {overlay}
            </div>
          </div>
        )
      }
    />
  )
}
