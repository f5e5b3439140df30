import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ESTree, parseSync } from 'vite'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Floors, what they hold and what they may import, as floor-plan.json says it. */
export type FloorPlan = Record<string, { readonly holds: string; readonly imports: readonly string[] }>

export function readFloorPlan(): FloorPlan {
  return JSON.parse(readText('floor-plan.json'))
}

/** Not ours, or not written by hand. */
const passedOver = new Set(['node_modules', 'dist', 'data', 'coverage', 'screenshots', '.git'])

/** The files below a folder as paths from the root with forward slashes, in the order of their names. */
export function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name)
      if (!entry.isDirectory()) return [path]
      const isPassedOver = passedOver.has(entry.name) && folder === '.'
      return isPassedOver ? [] : listFiles(path)
    })
    .sort()
}

/** The TypeScript files below a folder. */
export function listSources(folder: string): string[] {
  return listFiles(folder).filter((path) => /\.tsx?$/.test(path))
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

export interface Source {
  readonly path: string
  readonly text: string
  readonly program: ESTree.Program
  readonly comments: readonly { readonly type: 'Line' | 'Block'; readonly value: string; readonly start: number; readonly end: number }[]
}

export function parseSource(path: string): Source {
  const text = readText(path)
  const { program, comments } = parseSync(path, text)
  return { path, text, program, comments }
}

/** Every node of a file, from the outside in. */
export function listNodes(source: Source): ESTree.Node[] {
  const nodes: ESTree.Node[] = []
  const add = (value: unknown) => {
    if (value === null || typeof value !== 'object') return
    if ('type' in value && 'start' in value) nodes.push(value as ESTree.Node)
    for (const inner of Object.values(value)) add(inner)
  }
  add(source.program)
  return nodes
}

/** A node as it is written. */
export function textOf(source: Source, node: { readonly start: number; readonly end: number }): string {
  return source.text.slice(node.start, node.end)
}

/** Where a node stands, in the form that editors open. */
export function placeOf(source: Source, node: { readonly start: number }): string {
  return `${source.path}:${source.text.slice(0, node.start).split('\n').length}`
}
