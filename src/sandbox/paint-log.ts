export interface PaintLog {
  /** The frame is over: what comes now belongs to the next. */
  readonly endFrame: () => void
  /** How often a method was called in the last frame that painted. */
  readonly count: (call: string) => number
  /** Texts painted in that frame. */
  readonly texts: () => string[]
}

/** Runs in the page before its own scripts: notes what its canvases paint. */
export function installPaintLog(): PaintLog {
  const { apply, setPrototypeOf } = Reflect
  const { slice } = String.prototype
  /** Of what is kept here nothing is inherited: what the page does to prototypes does not reach it. */
  const bare = <T extends object>(kept: T): T => {
    setPrototypeOf(kept, null)
    return kept
  }
  let frame = 1
  let lastFrame = 0
  let texts = bare<string[]>([])
  let lastTexts = texts
  let painted = false
  /** Of each method: in which frame it was called last, how often there, and how often in the painted frame before. */
  const calls = bare<Record<string, { frame: number; count: number; lastFrame: number; lastCount: number }>>({})
  for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D])
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (typeof value !== 'function' || name === 'constructor') continue
      const isText = name === 'fillText' || name === 'strokeText'
      const call = calls[name] ?? { frame: 0, count: 0, lastFrame: 0, lastCount: 0 }
      calls[name] = call
      Object.defineProperty(prototype, name, {
        writable: true,
        configurable: true,
        value(this: unknown) {
          painted = true
          if (call.frame !== frame) {
            call.lastFrame = call.frame
            call.lastCount = call.count
            call.frame = frame
            call.count = 0
          }
          call.count++
          // biome-ignore lint/complexity/noArguments: called ten thousand times a frame, an array of arguments each would cost more than the painting
          if (isText && texts.length < 1000) texts[texts.length] = apply(slice, `${arguments[0]}`, [0, 500])
          // biome-ignore lint/complexity/noArguments: as above
          return apply(value, this, arguments)
        },
      })
    }
  // What WebGL paints is gone after the browser has shown it, unless it is told to keep it for those who look.
  const { getContext } = HTMLCanvasElement.prototype
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    writable: true,
    configurable: true,
    value(this: HTMLCanvasElement, kind: string, options?: object) {
      return apply(getContext, this, [kind, /^webgl/.test(kind) ? { ...options, preserveDrawingBuffer: true } : options])
    },
  })
  return {
    endFrame() {
      if (!painted) return
      painted = false
      lastFrame = frame++
      lastTexts = texts
      texts = bare([])
    },
    count(name) {
      const call = calls[name]
      if (call?.frame === lastFrame) return call.count
      return call?.lastFrame === lastFrame ? call.lastCount : 0
    },
    texts: () => lastTexts,
  }
}
