import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cleanUp, newFolder, root, startProgram } from './kumite-process.ts'

const folder = newFolder()
afterAll(cleanUp)

let files = 0
async function runOn(requests: unknown, options = '') {
  const path = join(folder, `requests-${files++}.json`)
  writeFileSync(path, JSON.stringify(requests))
  return await startProgram(['/bin/sh', '-c', `./kumite prompting challenge ${options} < "${path}"`], { cwd: root }).ended
}

describe('kumite prompting challenge', () => {
  it('words a question in one line, the same for the same seed, and the query itself at lambda 0', async () => {
    const requests = [0, 1, 1].map((lambda) => ({ type: 'date-question', difficulty: 0, seed: 7, lambda }))
    const [{ code, stdout }, whole] = [await runOn(requests), await runOn(requests, '--json')]
    expect(code).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    const [clear, fuzzy, again] = JSON.parse(whole.stdout)
    expect(lines).toEqual([clear.text, fuzzy.text, again.text])
    expect(clear.text).toBe(clear.question.query)
    expect(fuzzy.text).not.toBe(fuzzy.question.query)
    expect(again).toEqual(fuzzy)
    const worded = await runOn([fuzzy, clear], '--json')
    expect(worded.stderr).toBe('')
    expect(JSON.parse(worded.stdout)).toMatchObject([{ persona: fuzzy.persona, question: fuzzy.question, lambda: 1 }, clear])
    expect(fuzzy).toMatchObject({
      by: 'rules',
      persona: expect.anything(),
      operators: expect.arrayContaining([{ name: expect.any(String), strength: expect.any(Number) }]),
    })
  })

  it('says what is wrong with a request', async () => {
    const unknown = await runOn({ type: 'no such type' })
    expect(unknown).toMatchObject({ code: 1, stdout: '' })
    expect(unknown.stderr).toContain('expected one of question-answering')
    expect((await runOn([{ type: 'date-question' }, { lambda: 0 }])).stderr).toContain('[1]: expected either a question or a type')
    expect((await runOn({ type: 'date-question', lamda: 1 })).stderr).toContain(
      '[0]: expected question, type, difficulty, persona, lambda, seed, got lamda',
    )
    const persona = await runOn({ type: 'date-question', persona: { mod: 'tired' } })
    expect(persona.stderr).toContain('[0].persona: expected profile, mood, tone, languageSkill, got mod')
  })
})
