import { describe, expect, it } from 'vitest'
import { loadCommands } from './load-commands.ts'

describe('loadCommands', () => {
  it('gives all of them where the line begins with none, each under the name that it has itself', async () => {
    const all = await loadCommands(undefined)
    const names = all.map((command) => command.name())
    expect(names).toContain('up')
    expect(new Set(names).size).toBe(names.length)
    for (const first of ['--help', 'help', 'upp', '', 'constructor']) expect(await loadCommands(first)).toHaveLength(all.length)
    for (const name of names) expect((await loadCommands(name)).map((command) => command.name())).toEqual([name])
  })

  it('gives none for the version, which no command is needed for', async () => {
    expect(await loadCommands('--version')).toEqual([])
    expect(await loadCommands('-V')).toEqual([])
  })
})
