import type { Rng } from '../../core/rng.ts'

/** A number that code finds out, and what it is. */
interface Measure {
  readonly code: string
  readonly value: number
  /** What it may be compared with: sometimes less, sometimes more. */
  readonly limit: number
}

/** Nothing that settings against being recognised change: no canvas, no sizes of what is shown, no fonts, no time. */
const KINDS: readonly ((rng: Rng) => Measure)[] = [measureTransform, measureLength, measureColour]
/** Nearer to the border between yes and no than this, two browsers might not agree. */
const MARGIN = 2

/**
 * An expression that is true or false as wanted, in every browser and whatever the page is, and that needs a browser's own geometry or
 * colours to be worked out. Nothing is painted and nothing of the page is read.
 */
export function askBrowser(wanted: boolean, rng: Rng): string {
  const measure = rng.pick(KINDS)
  const turned = rng.next() < 0.5
  for (;;) {
    const { code, value, limit } = measure(rng)
    if (Math.abs(value - limit) < MARGIN || value > limit !== (wanted !== turned)) continue
    return turned ? `!(${code} > ${limit})` : `${code} > ${limit}`
  }
}

/** Expressions that are all true where the browser answers as it should, and hardly where it does not: of each kind one lower and one upper bound. */
export function askForCertain(rng: Rng): string[] {
  const bounds = KINDS.flatMap((measure) => {
    const [low, high] = [measure(rng), measure(rng)]
    return [`${low.code} > ${Math.floor(low.value) - MARGIN}`, `!(${high.code} > ${Math.ceil(high.value) + MARGIN})`]
  })
  return rng.shuffle(bounds)
}

/** Where a point ends up that is turned, stretched and moved. */
function measureTransform(rng: Rng): Measure {
  const [angle, sx, sy, dx, dy] = [rng.int(1, 359), rng.int(2, 9), rng.int(2, 9), rng.int(-40, 40), rng.int(-40, 40)]
  const [px, py, limit] = [rng.int(-30, 30), rng.int(-30, 30), rng.int(-90, 90)]
  const value = Math.cos((angle * Math.PI) / 180) * sx * (px + dx) - Math.sin((angle * Math.PI) / 180) * sy * (py + dy)
  const transform = `rotate(${angle}deg) scale(${sx}, ${sy}) translate(${dx}px, ${dy}px)`
  return { code: `new DOMMatrix('${transform}').transformPoint({ x: ${px}, y: ${py} }).x`, value, limit }
}

/** How long a line is. */
function measureLength(rng: Rng): Measure {
  const points = drawPoints(rng, rng.int(4, 9))
  const value = points.slice(1).reduce((sum, [x, y], n) => sum + Math.hypot(x - points[n]![0], y - points[n]![1]), 0)
  const line = `document.createElementNS('http://www.w3.org/2000/svg', 'path')`
  const code = `((line) => (line.setAttribute('d', '${lineThrough(points)}'), line.getTotalLength()))(${line})`
  return { code, value, limit: (points.length - 1) * rng.int(40, 65) }
}

/** How much of a colour is green. */
function measureColour(rng: Rng): Measure {
  const [hue, saturation, lightness, limit] = [rng.int(0, 359), rng.int(20, 90), rng.int(20, 80), rng.int(60, 190)]
  const at = (8 + hue / 30) % 12 // green's place on the wheel: hsl to rgb as CSS Color 4 has it
  const reach = (saturation / 100) * Math.min(lightness / 100, 1 - lightness / 100)
  const value = 255 * (lightness / 100 - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1)))
  const box = `document.createElement('i')`
  const colour = `hsl(${hue}, ${saturation}%, ${lightness}%)`
  return { code: `((box) => (box.style.color = '${colour}', parseInt(box.style.color.split(',')[1])))(${box})`, value, limit }
}

function drawPoints(rng: Rng, count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, () => [rng.int(0, 99), rng.int(0, 99)] as const)
}

function lineThrough(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${x} ${y}`).join('')
}
