import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listNodes, listSources, parseSource, placeOf, readFloorPlan, type Source } from '../scripts/source-tree.ts'
import { sharedWithBrowser } from '../src/identity/shared-with-browser.testing.ts'

interface Import {
  readonly place: string
  readonly from: string
  /** Path from the root; `undefined` for a package. */
  readonly to: string | undefined
  readonly isDynamic: boolean
}

const plan = readFloorPlan()
const floors = Object.keys(plan)
const floorOf = (path: string) => (path.startsWith('src/') ? path.split('/')[1]! : path.split('/')[0]!)

function importsOf(source: Source): Import[] {
  return listNodes(source).flatMap((node) => {
    const isDynamic = node.type === 'ImportExpression' || node.type === 'TSImportType'
    const isStatic = node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration' || node.type === 'ExportNamedDeclaration'
    if ((!isDynamic && !isStatic) || node.source?.type !== 'Literal') return []
    const specifier = String(node.source.value)
    const to = specifier.startsWith('.') ? posix.join(posix.dirname(source.path), specifier) : undefined
    return [{ place: `${placeOf(source, node)} imports ${to ?? specifier}`, from: source.path, to, isDynamic }]
  })
}

describe('the floor plan', () => {
  const imports = listSources('src').flatMap((path) => importsOf(parseSource(path)))
  const crossings = imports.filter(({ from, to }) => to?.includes('/') && floorOf(to) !== floorOf(from)) // package.json is nobody's floor

  it('names every folder of src; one that it names beyond these is planned and still empty', () => {
    const folders = new Set(listSources('src').map(floorOf))
    expect([...folders].filter((folder) => !floors.includes(folder))).toEqual([])
  })

  it('lists every floor after all that it imports, so that no circle can be written down', () => {
    for (const [index, floor] of floors.entries()) {
      expect(floors.slice(0, index), `below ${floor}`).toEqual(expect.arrayContaining([...plan[floor]!.imports]))
    }
  })

  it('is kept by every import', () => {
    const forbidden = crossings.filter(({ from, to }) => !plan[floorOf(from)]?.imports.includes(floorOf(to!)))
    expect(forbidden.map(({ place }) => place)).toEqual([])
  })

  it('is not gone round by a dynamic import', () => {
    expect(crossings.filter(({ isDynamic }) => isDynamic).map(({ place }) => place)).toEqual([])
  })

  it('keeps what is internal to a floor there', () => {
    expect(crossings.filter(({ to }) => to!.includes('/internal/')).map(({ place }) => place)).toEqual([])
  })

  it('has no barrels', () => {
    expect(listSources('src').filter((path) => posix.basename(path) === 'index.ts')).toEqual([])
  })

  it('lets the browser import the words of the wire and the keys of a worker, and nothing else of the server', () => {
    const foreign = listSources('web')
      .flatMap((path) => importsOf(parseSource(path)))
      .filter(({ to }) => to && !to.startsWith('web/') && !to.startsWith('src/protocol/') && !sharedWithBrowser.includes(to))
    expect(foreign.map(({ place }) => place)).toEqual([])
  })

  it('lets the browser import nothing that would need Node', () => {
    const shared = listSources('src').filter((path) => path.startsWith('src/protocol/') || sharedWithBrowser.includes(path))
    const bound = shared.filter((path) => !path.endsWith('.test.ts')).filter((path) => parseSource(path).text.includes("from 'node:"))
    expect(bound).toEqual([])
  })
})
