import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listErrorClasses } from '../scripts/error-classes.ts'
import { generateDocs } from '../scripts/generated-docs.ts'
import { listFiles, readText, root } from '../scripts/source-tree.ts'

describe('the codes of errors', () => {
  const classes = listErrorClasses()

  it('are unique', () => {
    const codes = classes.map(({ code }) => code)
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
  })

  it('are in kebab-case', () => {
    expect(classes.map(({ code }) => code).filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([])
  })

  it('each have a doc comment that says what happened', () => {
    expect(classes.filter(({ meaning }) => meaning === '').map(({ name }) => name)).toEqual([])
  })

  it.each(classes)('$code has a heading in docs/errors.md', ({ code }) => {
    expect(readText('docs/errors.md').split('\n')).toContain(`### ${code}`)
  })
})

describe('generated documents', () => {
  it.each(generateDocs())('$path is up to date (else: npm run docs)', ({ path, text }) => {
    expect(readText(path)).toBe(text)
  })
})

/** The files of this repository that a guide links to or names in backticks. */
function citedIn(guide: string): { guide: string; target: string }[] {
  const text = readText(guide)
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!.split('#')[0]!)
  const linked = links.filter((link) => link !== '' && !/^[a-z]+:/.test(link)).map((link) => posix.join(posix.dirname(guide), link))
  const named = [...text.matchAll(/`((?:src|web|test|docs|scripts|bench|\.ci)\/[\w./-]+\.\w+)`/g)].map(([, path]) => path!)
  const isPlaceholder = (path: string) => path.includes('NAME')
  return [...new Set([...linked, ...named])].filter((path) => !isPlaceholder(path)).map((target) => ({ guide, target }))
}

describe('guides', () => {
  const guides = listFiles('.').filter((path) => path.endsWith('.md'))

  it.each(guides.flatMap(citedIn))('$guide names $target, which exists', ({ target }) => {
    expect(existsSync(join(root, target))).toBe(true)
  })

  it('cite no line numbers, which drift', () => {
    expect(guides.filter((guide) => /\.tsx?:\d+/.test(readText(guide)))).toEqual([])
  })
})
