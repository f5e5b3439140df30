import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cleanUp, newFolder, root, runKumite, startProgram } from './kumite-process.ts'

const folder = newFolder()
afterAll(cleanUp)

const file = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const grades = { ann: [1, 2, 3, 4, 5], bob: [1, 3, 2, 4, 5], eve: [5, 4, 3, 2, 1] }
const csv = `rater,item,beauty\n${Object.entries(grades)
  .flatMap(([rater, values]) => values.map((value, item) => `${rater},i${item},${value}`))
  .join('\n')}\n`
const ratings = file('ratings.csv', csv)

describe.concurrent('kumite score', () => {
  it('prints agreement with intervals, the order, and every rater', async () => {
    const { code, stdout, stderr } = await runKumite(['score', ratings, '--value', 'beauty'])
    expect(code).toBe(0)
    expect(stderr).toContain('rater = rater; item = item; value = beauty')
    expect(stdout).toMatch(/^== beauty ==\n15 judgments by 3 raters of 5 items; 0.0 % of raters x items missing\n/)
    for (const words of [
      "Krippendorff's alpha (interval)",
      'ICC(2,1)',
      "Kendall's W",
      'Consensus order',
      'Raters',
      'ann',
      'Note: fewer than 30 items',
    ])
      expect(stdout).toContain(words)
  })

  it('prints one JSON object, also from stdin, and compares with gold', async () => {
    const gold = file('gold.csv', 'item,rank\ni4,1\ni0,5\n')
    const { code, stdout } = await startProgram(
      ['/bin/sh', '-c', `./kumite score - --value beauty --gold "${gold}" --json < "${ratings}"`],
      { cwd: root },
    ).ended
    expect(code).toBe(0)
    const { kind, criteria } = JSON.parse(stdout)
    expect(kind).toBe('value')
    expect(criteria).toMatchObject([{ criterion: 'beauty', counts: { raters: 3, items: 5 }, gold: [{ value: 1 }] }])
  })

  it('shows the top and the bottom of long lists, and all of it with --all', async () => {
    const many = file('many.csv', `rater,item,label\n${Array.from({ length: 60 }, (_, i) => `r${i % 2},i${i >> 1},${i % 3}`).join('\n')}\n`)
    expect((await runKumite(['score', many])).stdout).toContain('... 15 more (--all)')
    expect((await runKumite(['score', many, '--all'])).stdout).not.toContain('more (--all)')
  })

  it.each([
    ['broken.csv', 'rater,item,value\nann,a,x\n', 'broken.csv line 2, column value: expected a finite number, got "x"'],
    ['escape.csv', 'rater,item\nann,a\n', 'expected a column of values, of ranks or of labels'],
  ])('refuses %s with exit code 1 and one clear line', async (name, content, words) => {
    const { code, stdout, stderr } = await runKumite(['score', file(name, content)])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('lets no control character of a file reach the terminal', async () => {
    const escapes = file('terminal.csv', 'rater,item,\u001b[2Jlabel\n\u001b[31mred,a,\u001b[32mx\nbob,a,y\nbob,b,\u001b[32mx\n')
    const { stdout, stderr } = await runKumite(['score', escapes, '--label', '\u001b[2Jlabel'])
    expect(stdout).toContain('?[31mred')
    expect(stdout + stderr).not.toContain('\u001b')
  })

  it('refuses a missing file with 1, and two kinds of answers with 2', async () => {
    expect(await runKumite(['score', join(folder, 'none.csv')])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('expected to read it'),
    })
    expect(await runKumite(['score', ratings, '--value', 'beauty', '--rank', 'item'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('expected one of --value, --rank and --label'),
    })
  })
})
