import type { Rng } from '../../core/rng.ts'

/** A question in code and its answer. */
interface Question {
  readonly code: string
  readonly answer: boolean
}

/** Nearer to the border between yes and no than this, two browsers might not agree. */
const MARGIN = 0.75

/**
 * An expression that is true or false as wanted, in every browser and whatever the page is, and that needs a browser's own drawing, geometry or
 * colours to be worked out. Nothing is painted and nothing of the page is read.
 * @param pen name of a variable that holds a canvas context
 */
export function askBrowser(wanted: boolean, pen: string, rng: Rng): string {
  const ask = rng.pick([askPath, askTransform, askLength, askColour])
  const turned = rng.next() < 0.5
  for (;;) {
    const question = ask(pen, rng)
    if (question && question.answer === (wanted !== turned)) return turned ? `!(${question.code})` : question.code
  }
}

/** Whether a point is inside a shape whose lines cross each other. */
function askPath(pen: string, rng: Rng): Question | undefined {
  const corners = drawPoints(rng, rng.int(5, 9))
  const [x, y] = [rng.int(20, 80), rng.int(20, 80)]
  let answer = false
  for (const [n, [bx, by]] of corners.entries()) {
    const [ax, ay] = corners.at(n - 1)!
    const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1)))
    if (Math.hypot(ax + along * (bx - ax) - x, ay + along * (by - ay) - y) < MARGIN) return undefined
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) answer = !answer
  }
  return { code: `${pen}.isPointInPath(new Path2D('${lineThrough(corners)}Z'), ${x}, ${y}, 'evenodd')`, answer }
}

/** Where a point ends up that is turned, stretched and moved. */
function askTransform(_: string, rng: Rng): Question | undefined {
  const [angle, sx, sy, dx, dy] = [rng.int(1, 359), rng.int(2, 9), rng.int(2, 9), rng.int(-40, 40), rng.int(-40, 40)]
  const [px, py, limit] = [rng.int(-30, 30), rng.int(-30, 30), rng.int(-90, 90)]
  const x = Math.cos((angle * Math.PI) / 180) * sx * (px + dx) - Math.sin((angle * Math.PI) / 180) * sy * (py + dy)
  if (Math.abs(x - limit) < MARGIN) return undefined
  const transform = `rotate(${angle}deg) scale(${sx}, ${sy}) translate(${dx}px, ${dy}px)`
  return { code: `new DOMMatrix('${transform}').transformPoint({ x: ${px}, y: ${py} }).x > ${limit}`, answer: x > limit }
}

/** How long a line is. */
function askLength(_: string, rng: Rng): Question | undefined {
  const points = drawPoints(rng, rng.int(4, 9))
  const length = points.slice(1).reduce((sum, [x, y], n) => sum + Math.hypot(x - points[n]![0], y - points[n]![1]), 0)
  const limit = (points.length - 1) * rng.int(40, 65)
  if (Math.abs(length - limit) < MARGIN) return undefined
  const line = `document.createElementNS('http://www.w3.org/2000/svg', 'path')`
  return {
    code: `((line) => (line.setAttribute('d', '${lineThrough(points)}'), line.getTotalLength()))(${line}) > ${limit}`,
    answer: length > limit,
  }
}

/** How much of a colour is green. */
function askColour(pen: string, rng: Rng): Question | undefined {
  const [hue, saturation, lightness, limit] = [rng.int(0, 359), rng.int(20, 90), rng.int(20, 80), rng.int(60, 190)]
  const at = (8 + hue / 30) % 12 // green's place on the wheel: hsl to rgb as CSS Color 4 has it
  const reach = (saturation / 100) * Math.min(lightness / 100, 1 - lightness / 100)
  const green = 255 * (lightness / 100 - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1)))
  if (Math.abs(green - limit) < 2) return undefined
  const colour = `(${pen}.fillStyle = 'hsl(${hue}, ${saturation}%, ${lightness}%)', parseInt(${pen}.fillStyle.slice(3, 5), 16))`
  return { code: `${colour} > ${limit}`, answer: green > limit }
}

function drawPoints(rng: Rng, count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, () => [rng.int(0, 99), rng.int(0, 99)] as const)
}

function lineThrough(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${x} ${y}`).join('')
}
