/**
 * Runs in the page before its own scripts: sizes are observed on our frames, so that the page hears of them at the same page time on every run.
 * @returns what to call on a frame, one after the other
 */
export function installResizeObserver(): () => (() => void)[] {
  const { max } = Math
  const observers = new Set<PageResizeObserver>()
  class PageResizeObserver {
    readonly #tell: ResizeObserverCallback
    readonly #sizes = new Map<Element, string>()
    constructor(tell: ResizeObserverCallback) {
      this.#tell = tell
    }
    observe(element: Element) {
      this.#sizes.set(element, '')
      observers.add(this)
    }
    unobserve(element: Element) {
      this.#sizes.delete(element)
    }
    disconnect() {
      this.#sizes.clear()
      observers.delete(this)
    }
    check() {
      const entries: ResizeObserverEntry[] = []
      for (const [target, known] of this.#sizes) {
        const style = getComputedStyle(target)
        const svg = target instanceof SVGGraphicsElement
        const box = svg ? target.getBBox() : { width: target.clientWidth, height: target.clientHeight }
        const inset = (side: string) => (svg ? 0 : Number.parseFloat(style.getPropertyValue(`padding-${side}`)) || 0)
        const left = inset('left')
        const top = inset('top')
        const width = max(0, box.width - left - inset('right'))
        const height = max(0, box.height - top - inset('bottom'))
        if (known === `${width} ${height}`) continue
        this.#sizes.set(target, `${width} ${height}`)
        const outer = target.getBoundingClientRect()
        const size = (inlineSize: number, blockSize: number) => [{ inlineSize, blockSize }]
        entries.push({
          target,
          contentRect: new DOMRect(left, top, width, height),
          contentBoxSize: size(width, height),
          borderBoxSize: size(outer.width, outer.height),
          devicePixelContentBoxSize: size(width * devicePixelRatio, height * devicePixelRatio),
        })
      }
      // The page may see us, not what we keep: its type has the same three methods.
      if (entries.length > 0) this.#tell(entries, this as unknown as ResizeObserver)
    }
  }
  Object.defineProperty(window, 'ResizeObserver', { value: PageResizeObserver, writable: true, configurable: true })
  return () => [...observers].map((observer) => () => observer.check())
}
