import { type FloorPlan, readFloorPlan } from './source-tree.ts'

/** The floors as a picture in text, the highest on top: each rests on floors further down, never on one beside it. */
export function drawFloors(): string {
  const plan = readFloorPlan()
  const heights = new Map(Object.keys(plan).map((floor) => [floor, heightOf(plan, floor)]))
  const storeys = [...new Set(heights.values())].sort((a, b) => b - a)
  const width = Math.max(...Object.keys(plan).map((floor) => floor.length))
  const lines = storeys.flatMap((storey) => {
    const floors = Object.keys(plan).filter((floor) => heights.get(floor) === storey)
    return floors.map((floor, index) => {
      const name = `${index === 0 ? String(storey).padStart(2) : '  '}  ${floor.padEnd(width)}`
      return `${name}  ${plan[floor]!.holds}\n${' '.repeat(name.length)}  rests on ${restsOn(plan, floor)}`
    })
  })
  return ['```text', ...lines, '```'].join('\n')
}

function heightOf(plan: FloorPlan, floor: string): number {
  return Math.max(0, ...plan[floor]!.imports.map((below) => heightOf(plan, below) + 1))
}

/** What a floor imports, without what these import themselves: few enough words to be read. */
function restsOn(plan: FloorPlan, floor: string): string {
  const { imports } = plan[floor]!
  const direct = imports.filter((below) => !imports.some((other) => plan[other]!.imports.includes(below)))
  return direct.length === 0 ? 'nothing' : direct.join(', ')
}
