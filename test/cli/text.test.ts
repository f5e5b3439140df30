import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { TEXT_MEASURES } from '../../src/text/answer-measure.ts'
import { STYLE_FEATURES } from '../../src/text/style-features.ts'
import { cleanUp, newFolder, root, startProgram } from './kumite-process.ts'

const folder = newFolder()
afterAll(cleanUp)

let files = 0
async function runOn(content: string) {
  const path = join(folder, `texts-${files++}.json`)
  writeFileSync(path, content)
  return await startProgram(['/bin/sh', '-c', `./kumite text < "${path}"`], { cwd: root }).ended
}

describe.concurrent('kumite text', () => {
  it('answers one question with one answer', async () => {
    const { code, stdout, stderr } = await runOn(
      '{"measure": "rouge-l", "candidate": "police kill the gunman", "reference": "police killed the gunman"}',
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({ precision: 3 / 4, recall: 3 / 4, f1: 3 / 4 })
  })

  it('answers each question of a list in its place', async () => {
    const { code, stdout, stderr } = await runOn(
      JSON.stringify([
        { measure: 'rouge-n', candidate: 'the cat sat', reference: 'The cat sat on the mat.', n: 1 },
        { measure: 'bm25', documents: ['red fox', 'blue fox'], query: 'blue' },
        { measure: 'readability', text: '...' },
        { measure: 'sentences', text: 'One. \ud800' },
      ]),
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual([
      { precision: 1, recall: 1 / 2, f1: 2 / 3 },
      [{ index: 1, score: expect.closeTo(Math.log(2), 12) }],
      null,
      ['One.', '\ud800'],
    ])
  })

  it('answers the others when an entry cannot be read, and ends with exit code 1', async () => {
    const { code, stdout, stderr } = await runOn(
      '[{"measure": "containment", "part": "a", "whole": "a", "size": 0}, {"measure": "chrf", "candidate": "a", "reference": "a"}, {"measure": "bleu"}, 7]',
    )
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual([
      { error: { code: 'text-input', message: expect.stringContaining('[0].size: ') } },
      1,
      { error: { code: 'text-input', message: expect.stringContaining('[2].measure: ') } },
      { error: { code: 'text-input', message: expect.stringContaining('[3]: ') } },
    ])
    expect(stderr).toContain('[0].size: ')
    expect(stderr).toContain('Try: ')
  })

  it.each(['', '[1', 'null'])('refuses %j with exit code 1, in words', async (content) => {
    const { code, stderr } = await runOn(content)
    expect(code).toBe(1)
    expect(stderr).toContain('stdin: ')
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it('names every measure and every feature of style in its help', async () => {
    const { code, stdout } = await startProgram(['./kumite', 'text', '--help'], { cwd: root }).ended
    expect(code).toBe(0)
    for (const name of [...Object.keys(TEXT_MEASURES), ...Object.keys(STYLE_FEATURES)])
      expect(stdout).toContain(`
  ${name} `)
  })
})
