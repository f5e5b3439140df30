import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runningMechanisms } from '../../src/cli/mechanisms.ts'
import { mathematics } from '../../src/mechanisms/prompting/mathematics/mathematics.ts'
import { answerRecipeHash } from '../../src/mechanisms/prompting/scoring/answer-recipe.ts'
import { promptingRecipe } from '../../src/mechanisms/prompting/scoring/prompting-recipe.ts'
import { aQuestion } from '../../src/mechanisms/prompting/task-type.testing.ts'
import { openMemoryStore } from '../../src/store/testing.ts'
import { ValidatorConfig } from '../../src/validator/validator-config.ts'
import { cleanUp, newFolder, root, startProgram } from './kumite-process.ts'

const folder = newFolder()
afterAll(cleanUp)

let files = 0
function write(content: unknown): string {
  const path = join(folder, `input-${files++}.json`)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const run = (command: string, input: unknown) =>
  startProgram(['/bin/sh', '-c', `./kumite prompting ${command} < "${write(input)}"`], { cwd: root }).ended

describe('kumite prompting score', () => {
  it('scores answers, and row 23: what it writes is scored by another recipe without asking anybody again', async () => {
    const question = await aQuestion(mathematics, 'kumite prompting score')
    const [right] = question.references
    const answers = { good: right!.text, silent: '', lost: 'I do not know.' }
    const { code, stdout, stderr } = await run('score --json', { question, answers })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [scored] = JSON.parse(stdout)
    const values = Object.fromEntries(scored.scores.records.map(({ miner, value }: { miner: string; value: number }) => [miner, value]))
    expect(values.good).toBeGreaterThanOrEqual(0.8)
    expect(values.lost).toBeLessThanOrEqual(0.2)
    expect(values.silent).toBe(0)
    expect(scored.conclusion.pairs).toEqual([expect.objectContaining({ chosenId: 'good', rejectedId: 'lost' })])

    const told = await run('score', { question, answers })
    expect(told.stdout).toMatch(/^item-1\nminer +score +correctness/)
    expect(told.stdout.indexOf('\ngood ')).toBeLessThan(told.stdout.indexOf('\nlost '))

    const slower = write({ ...promptingRecipe, version: 'prompting-recipe/test', speed: 0 })
    const again = await run(`rescore --recipe "${slower}" --json`, stdout)
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: '' })
    const { before, after, miners } = JSON.parse(again.stdout)
    expect([before.version, after.version]).toEqual([promptingRecipe.version, 'prompting-recipe/test'])
    expect(miners.map(({ miner, gained }: { miner: string; gained: number }) => [miner, gained])).toEqual([
      ['good', 0],
      ['lost', 0],
      ['silent', 0],
    ])
    const table = await run(`rescore --recipe "${slower}"`, stdout)
    expect(table.stdout).toMatch(/^miner.*gained\n/)
    expect(table.stdout.trimEnd().split('\n')).toHaveLength(4)
  }, 120_000)

  it('refuses a miner whose name no object can hold, instead of leaving it out', async () => {
    const question = await aQuestion(mathematics, 'kumite prompting score')
    const refused = await run('score', `{"question": ${JSON.stringify(question)}, "answers": {"good": "1", "__proto__": "2"}}`)
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('got __proto__') })
  })

  it('row 23: prints the recipe in use; one made of it is tried, and a network scores by it', async () => {
    const { code, stdout } = await run('recipe', '')
    expect({ code, recipe: JSON.parse(stdout) }).toEqual({ code: 0, recipe: promptingRecipe })
    const recipe = { ...promptingRecipe, version: 'prompting-recipe/test', speed: 0 }
    const store = await openMemoryStore()
    const [dojo, prompting] = [ValidatorConfig.parse({}), ValidatorConfig.parse({ taskSource: 'made' })]
    const hashes = [undefined, recipe].map(
      (given) => runningMechanisms({ db: store.db, dojo, prompting, recipe: given })[1]!.mechanism.recipeHash,
    )
    expect(hashes).toEqual([promptingRecipe, recipe].map(answerRecipeHash))
    await store.close()
    const refused = await startProgram(['./kumite', 'up', '--recipe', 'package.json', '--data', join(folder, 'data'), '--quiet'], {
      cwd: root,
    }).ended
    expect({ code: refused.code, said: refused.stderr }).toEqual({ code: 1, said: expect.stringContaining('package.json: validity') })
  }, 120_000)

  it.each([
    ['score', '', 'stdin: expected JSON'],
    ['rescore --recipe package.json', '[]', 'package.json: validity'],
  ])('refuses `%s` of %j with exit code 1 and nothing on stdout', async (command, input, words) => {
    const { code, stdout, stderr } = await run(command, input)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(words)
    expect(stderr).toContain('Try: ')
  })
})
