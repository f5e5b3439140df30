import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import oracle from '../../src/consensus/run-epoch.oracle.json' with { type: 'json' }
import { cleanUp, newFolder, root, startProgram } from './kumite-process.ts'

const folder = newFolder()
afterAll(cleanUp)

let files = 0
async function runOn(content: string, flags = '') {
  const path = join(folder, `input-${files++}.json`)
  writeFileSync(path, content)
  return await startProgram(['/bin/sh', '-c', `./kumite epoch ${flags} < "${path}"`], { cwd: root }).ended
}

/** All steps of all cases; each case begins with bonds of its own. */
const steps: readonly { readonly input: object; readonly full: object }[] = oracle.cases.flatMap((one) => [...one.steps])
const first = steps[0]!

describe.concurrent('kumite epoch', () => {
  it('gives for an object what the pallet gives, to the last bit', async () => {
    const { code, stdout, stderr } = await runOn(JSON.stringify(first.input))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual(first.full)
  })

  it('gives for an array an array, and hands bonds on where they say previous', async () => {
    const { stdout } = await runOn(JSON.stringify(steps.map(({ input }) => input)))
    expect(JSON.parse(stdout)).toEqual(steps.map(({ full }) => full))
  })

  it('computes in float64 on request', async () => {
    const { code, stdout } = await runOn(JSON.stringify(first.input), '--mode fast')
    expect(code).toBe(0)
    expect(Object.keys(JSON.parse(stdout))).toEqual(Object.keys(first.full))
  })

  it('keeps every digit of amounts beyond 2^53', async () => {
    const amount = '12345678901234567891'
    const text = JSON.stringify({ ...first.input, weights: [], bonds: [], emission: 0 }).replace(/"emission":0/, `"emission":${amount}`)
    const paid = [...(await runOn(text)).stdout.matchAll(/"emission":\[([^\]]*)\]/g)].at(-1)![1]!.split(',').map(BigInt)
    const sum = paid.reduce((total, rao) => total + rao, 0n)
    expect(sum <= BigInt(amount) && BigInt(amount) - sum < 2n ** 40n).toBe(true)
  })

  it.each([
    ['', 'stdin: expected JSON'],
    ['{"n": 1', 'stdin: expected JSON'],
    ['null', 'input: '],
    ['{}', 'input.n: '],
    [JSON.stringify([first.input, { ...first.input, kappa: 65_536 }]), 'input[1].kappa: '],
    [JSON.stringify({ ...first.input, weights: [[[0, -1]]] }), 'input.weights[0]: expected a list of [uid, value]'],
    [JSON.stringify({ ...first.input, bonds: 'previous' }), 'input.bonds: '],
  ])('refuses %s with exit code 1 and names the place', async (content, words) => {
    const { code, stdout, stderr } = await runOn(content)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})
