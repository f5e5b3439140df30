import { describe, expect, it } from 'vitest'
import { runKumite } from './kumite-process.ts'

const assign = (...flags: string[]) => runKumite(['assign', ...flags])

describe('kumite assign', () => {
  it('prints the design, its figures and a picture', async () => {
    const { code, stdout, stderr } = await assign('--miners', '12', '--tasks', '40')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const part of ['12 miners', 'G  panels', 'chance needs', 'comparison graph', '.#']) expect(stdout).toContain(part)
  })

  it('prints one JSON object, the same for the same seed', async () => {
    const flags = ['--miners', '200', '--tasks', '100', '--json']
    const [first, second, other] = await Promise.all([assign(...flags), assign(...flags), assign(...flags, '--seed', '2')])
    expect(second!.stdout).toBe(first!.stdout)
    const { design, figures, meetings, holds } = JSON.parse(first!.stdout)
    expect(design).toMatchObject({ responses: 4, groups: 50, redundancy: 4, needed: 1, mostShared: 21 })
    expect(figures).toMatchObject({ fewestRaters: 4, components: 1 })
    expect(figures.mostShared).toBeLessThanOrEqual(design.mostShared)
    expect(meetings.pairEpochs).toBeGreaterThan(meetings.ringEpochs)
    expect(holds).toBe(true)
    expect(JSON.parse(other!.stdout).design).toEqual(design)
  })

  it.each([
    { flags: [], says: '--miners' },
    { flags: ['--miners', '0'], says: 'expected a whole number from 1 to 5000' },
    { flags: ['--miners', '9', '--overlap', '3'], says: 'expected a whole number from 10 to 1000' },
    { flags: ['--miners', '9', '--redundancy', 'many'], says: 'expected a whole number' },
  ])('refuses $flags', async ({ flags, says }) => {
    const { code, stdout, stderr } = await assign(...flags)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(says)
  })
})
