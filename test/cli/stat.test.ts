import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cleanUp, newFolder, root, startProgram } from './kumite-process.ts'

const folder = newFolder()
afterAll(cleanUp)

let files = 0
async function runOn(content: string) {
  const path = join(folder, `questions-${files++}.json`)
  writeFileSync(path, content)
  return await startProgram(['/bin/sh', '-c', `./kumite stat < "${path}"`], { cwd: root }).ended
}

describe.concurrent('kumite stat', () => {
  it('answers each question in its place', async () => {
    const { code, stdout, stderr } = await runOn(
      JSON.stringify([
        { kind: 'distance', input: { a: [1, 2], b: [2, 4] } },
        { kind: 'fleiss_kappa', input: { counts: [[2, 0]] } },
        {
          kind: 'bradley_terry',
          input: {
            wins: [
              [0, 1],
              [0, 0],
            ],
          },
        },
      ]),
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ cosine: 0, cityblock: 3, correlation_distance: 0 }),
      { fleiss: { undefined: expect.stringContaining('one label') }, randolph_free_marginal: 1 },
      { undefined: expect.stringContaining('no finite MLE') },
    ])
  })

  it('answers the others when an entry cannot be read, and ends with exit code 1', async () => {
    const { code, stdout, stderr } = await runOn(
      '[{"kind": "rankdata", "input": {"x": [2, 1, "one"]}}, {"kind": "rankdata", "input": {"x": [2, 1]}}, {"kind": "mean"}]',
    )
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual([
      { error: { code: 'statistic-input', message: expect.stringContaining('[0].input.x[2]: ') } },
      expect.objectContaining({ average: [2, 1] }),
      { error: { code: 'statistic-input', message: expect.stringContaining('[2].kind: ') } },
    ])
    expect(stderr).toContain('[0].input.x[2]: ')
    expect(stderr).toContain('Try: ')
  })

  it.each([
    ['', 'stdin: expected JSON'],
    ['[1', 'stdin: expected JSON'],
    ['{"kind": "rankdata"}', 'stdin: expected a list'],
  ])('refuses %j with exit code 1 and nothing on stdout', async (content, words) => {
    const { code, stdout, stderr } = await runOn(content)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})
