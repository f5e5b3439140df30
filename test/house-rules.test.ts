import { spawnSync } from 'node:child_process'
import { posix } from 'node:path'
import type { ESTree } from 'vite'
import { describe, expect, it } from 'vitest'
import { listFiles, listNodes, listSources, parseSource, placeOf, readText, root, type Source, textOf } from '../scripts/source-tree.ts'

type Node = ESTree.Node

const maxLines = 400
/** Longer for a reason: say it here. */
const longFiles: string[] = []

/** Where the wall clock may be read; everywhere else time comes in as an argument. */
const clockReaders = /^src\/(core\/clock\.ts|cli\/)/

const sources = ['src', 'web', 'test', 'scripts', 'bench'].flatMap(listSources)
const parsed = sources.map(parseSource)
const isTest = ({ path }: Source) => path.endsWith('.test.ts')

/** Places where a file reads the clock or draws randomness that no seed repeats. */
function hiddenInputs(source: Source): string[] {
  const forbidden = ['Math.random', 'Date.now', 'performance.now', 'new Date()']
  const isHidden = (node: Node) =>
    (node.type === 'MemberExpression' || node.type === 'NewExpression') && forbidden.includes(textOf(source, node))
  return placesOf(source, isHidden)
}

/** `it.only` and the like: they leave tests out without a reason. `it.skipIf(reason)` is fine. */
function leftOut(source: Source): string[] {
  const isLeftOut = (node: Node) =>
    node.type === 'MemberExpression' && /^(it|test|describe)(\.\w+)*\.(only|skip|todo)$/.test(textOf(source, node))
  return placesOf(source, isLeftOut)
}

function placesOf(source: Source, isMeant: (node: Node) => boolean): string[] {
  return listNodes(source)
    .filter(isMeant)
    .map((node) => `${placeOf(source, node)} ${textOf(source, node)}`)
}

describe('names', () => {
  it('say what a file holds', () => {
    const vague = /(^|[-./])(utils?|helpers?|common|manager|misc|base(?!-error\.))([-./]|$)/
    expect(sources.filter((path) => vague.test(path))).toEqual([])
  })

  it('are in kebab-case', () => {
    expect(
      sources.map((path) => posix.basename(path)).filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/.test(name)),
    ).toEqual([])
  })

  it('are at most two folders deep, one more under mechanisms', () => {
    const tooDeep = (path: string) => path.split('/').length > (path.startsWith('src/mechanisms/') ? 5 : 4)
    expect(listSources('src').filter(tooDeep)).toEqual([])
  })
})

describe('source files', () => {
  it(`stay below ${maxLines} lines`, () => {
    const isLong = ({ path, text }: Source) => text.split('\n').length > maxLines && !longFiles.includes(path)
    expect(parsed.filter(isLong).map(({ path }) => path)).toEqual([])
  })

  it('take time and randomness as arguments', () => {
    const bound = parsed.filter((source) => source.path.startsWith('src/') && !clockReaders.test(source.path) && !isTest(source))
    expect(bound.flatMap(hiddenInputs)).toEqual([])
  })

  it('do without any', () => {
    expect(parsed.flatMap((source) => placesOf(source, (node) => node.type === 'TSAnyKeyword'))).toEqual([])
  })

  it('leave no test out without a reason', () => {
    expect(parsed.filter(isTest).flatMap(leftOut)).toEqual([])
  })
})

describe('the repository', () => {
  const written = listFiles('.').filter((path) => /\.(m?[jt]sx?|jsonl?|md|ya?ml|html|css|sh)$|^\.|^[^.]+$/.test(path))

  it('names no path of a machine it was written on', () => {
    const machinePath = /\/work\/(?:main|shared|\.)|\/home\/\w|\/Users\/\w|\/root\/\w/
    expect(written.filter((path) => machinePath.test(readText(path)))).toEqual([])
  })

  it('names no package registry', () => {
    const host = new RegExp(['registry\\.[a-z]', 'npmjs\\.(org|com)'].join('|')) // in pieces, so as not to find itself
    expect(written.filter((path) => host.test(readText(path)))).toEqual([])
  })
})

describe('the lockfile', () => {
  const lock = JSON.parse(readText('package-lock.json'))

  it('holds no address that packages came from', () => {
    const withAddress = Object.entries<object>(lock.packages).filter(([, entry]) => 'resolved' in entry)
    expect(withAddress.map(([path]) => path)).toEqual([])
  })

  it('names the packages of package.json', () => {
    const { dependencies, devDependencies } = JSON.parse(readText('package.json'))
    expect(lock.packages['']).toMatchObject({ dependencies, devDependencies })
  })

  it('names the optional packages for other machines, without which npm ci refuses it', () => {
    const { stderr } = spawnSync(process.execPath, ['scripts/complete-lockfile.mjs', '--check'], { cwd: root, encoding: 'utf8' })
    expect(stderr).toBe('kumite: package-lock.json is complete\n')
  })
})
