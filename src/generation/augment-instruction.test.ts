import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { BRIEF_FAMILIES } from '../models/brief-families.ts'
import { EditFamily } from '../models/edit-family.ts'
import { type AugmentOptions, augmentInstruction, type Chain, drawVersions, EDIT_WEIGHTS } from './augment-instruction.ts'
import { createBuiltInAuthor } from './built-in-author.ts'
import { drawSeed } from './draw-seed.ts'
import { BUILT_IN_SEED_VALUES } from './seed-values.ts'
import type { TaskDraft } from './task-author.ts'

const author = createBuiltInAuthor(BRIEF_FAMILIES)
const options: AugmentOptions = { fewestEdits: 3, mostEdits: 6, quarantined: new Set() }

async function draft(name: string): Promise<TaskDraft> {
  const rng = createRng(name)
  return author.draft(drawSeed(BUILT_IN_SEED_VALUES, rng.fork('seed'), author.knows), [], rng)
}

async function chain(name: string, changed: Partial<AugmentOptions> = {}): Promise<Chain> {
  const made = await augmentInstruction(await draft(name), createRng(name), { ...options, ...changed })
  if ('reason' in made) throw new Error(made.detail)
  return made
}

describe('augmentInstruction', () => {
  it('chains edits of different requirements, each further from the first instruction than the one before', async () => {
    for (let n = 0; n < 100; n++) {
      const { edits, distances } = await chain(`task ${n}`)
      expect(edits.length).toBeGreaterThanOrEqual(3)
      expect(edits.length).toBeLessThanOrEqual(6)
      expect(new Set(edits.map(({ requirement }) => requirement)).size).toBe(edits.length)
      for (const [index, distance] of distances.entries()) expect(distance).toBeGreaterThan(distances[index - 1] ?? 0)
    }
  })

  it.each([2, 4, 7])('makes as many edits as it is told: %i', async (count) => {
    for (let n = 0; n < 20; n++) {
      const made = await augmentInstruction(await draft(`task ${n}`), createRng('any'), {
        ...options,
        fewestEdits: count,
        mostEdits: count,
      })
      if ('reason' in made) expect(made.reason).toBe('too-few-edits')
      else expect(made.edits).toHaveLength(count)
    }
  })

  it('records each edit as a diff that is found in the instruction', async () => {
    const made = await draft('diff')
    const { edits } = await chain('diff')
    for (const [index, { before, after }] of edits.entries()) {
      const edited = made.word(edits.slice(0, index + 1))
      expect(made.instruction.text).toContain(before)
      expect(edited).not.toContain(`- ${before}\n`)
      if (after !== null) expect(edited).toContain(after)
    }
  })

  it('uses no family that is quarantined, and every other one', async () => {
    const seen = new Set<EditFamily>()
    for (let n = 0; n < 200; n++)
      for (const { family } of (await chain(`task ${n}`, { quarantined: new Set(['drop']) })).edits) seen.add(family)
    expect(seen.has('drop')).toBe(false)
    expect([...seen].sort()).toEqual(EditFamily.options.filter((family) => family !== 'drop').sort())
  })

  it('draws families that every instruction offers as often as declared', async () => {
    const counts = { drop: 0, contradict: 0, weaken: 0 }
    for (let n = 0; n < 300; n++)
      for (const { family } of (await chain(`task ${n}`, { fewestEdits: 2, mostEdits: 2 })).edits)
        if (family in counts) counts[family as keyof typeof counts]++
    const share = counts.drop / (counts.drop + counts.contradict + counts.weaken)
    const declared = EDIT_WEIGHTS.drop / (EDIT_WEIGHTS.drop + EDIT_WEIGHTS.contradict + EDIT_WEIGHTS.weaken)
    expect(Math.abs(share - declared)).toBeLessThan(0.08) // 300 tasks: three standard deviations of a share
  })
})

describe('drawVersions', () => {
  it('begins without an edit, ends with all, and rises in between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 2, max: 8 }), fc.string(), (edits, count, seed) => {
        const versions = drawVersions(createRng(seed), edits, count)
        expect(versions[0]).toBe(0)
        expect(versions.at(-1)).toBe(edits)
        expect(versions).toHaveLength(Math.min(count, edits + 1))
        expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
      }),
    )
  })
})
