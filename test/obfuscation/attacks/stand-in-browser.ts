type Point = readonly [number, number]

interface StandIn {
  readonly document: {
    readonly documentElement: object
    addEventListener(event: string, listener: () => void): void
    createElement(): { readonly style: object }
    createElementNS(): { setAttribute(name: string, path: string): void; getTotalLength(): number }
  }
  DOMMatrix: new (transform: string) => { transformPoint(point: { x: number; y: number }): { x: number; y: number } }
}

/** As much of a browser as the questions of `src/obfuscation/union/ask-browser.ts` need, by one who has read them. */
export function createStandIn(): StandIn {
  const nothing = { before() {}, remove() {} }
  const line = {
    points: [] as Point[],
    setAttribute(_: string, path: string) {
      line.points = pointsOf(path)
    },
    getTotalLength: () => lengthOf(line.points),
  }
  const document = {
    currentScript: nothing,
    documentElement: {},
    querySelector: () => nothing,
    addEventListener() {},
    removeEventListener() {},
    createElement: () => ({ style: createStyle() }),
    createElementNS: () => line,
  }
  const Document = { prototype: { querySelector: document.querySelector } }
  const browser = { document, Document, DOMMatrix: MatrixStandIn }
  return browser
}

class MatrixStandIn {
  readonly steps: (readonly [string, number[]])[]
  constructor(transform: string) {
    this.steps = [...transform.matchAll(/(\w+)\(([^)]*)\)/g)].map(
      ([, name, values]) => [name!, values!.split(',').map(Number.parseFloat)] as const,
    )
  }
  transformPoint({ x, y }: { x: number; y: number }): { x: number; y: number } {
    return this.steps.reduceRight(
      ({ x, y }, [name, [a = 0, b = 0]]) => {
        if (name === 'translate') return { x: x + a, y: y + b }
        if (name === 'scale') return { x: x * a, y: y * b }
        const angle = (a * Math.PI) / 180
        return { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) }
      },
      { x, y },
    )
  }
}

function createStyle() {
  let colour = ''
  return {
    get color() {
      return colour
    },
    set color(value: string) {
      const [hue = 0, saturation = 0, lightness = 0] = (value.match(/\d+/g) ?? []).map(Number)
      const reach = (saturation / 100) * Math.min(lightness / 100, 1 - lightness / 100)
      const part = (at: number) => {
        const turn = (at + hue / 30) % 12
        return Math.round(255 * (lightness / 100 - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))))
      }
      colour = `rgb(${part(0)}, ${part(8)}, ${part(4)})`
    },
  }
}

function pointsOf(path: string): Point[] {
  return [...path.matchAll(/[ML](\d+) (\d+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
}

function lengthOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, [x, y], n) => sum + Math.hypot(x - points[n]![0], y - points[n]![1]), 0)
}
