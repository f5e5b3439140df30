import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import { FurtherCriteria } from '../protocol/criteria.ts'
import { drawCriteria } from './draw-criteria.ts'

const drawn = (kind: 'html' | 'text' | 'code', count: number) =>
  Array.from({ length: count }, (_, n) => drawCriteria(kind, createRng(`${kind} ${n}`)))

describe('drawCriteria', () => {
  it.each(['html', 'text', 'code'] as const)('asks on a part of the tasks of %s, and never requires an answer', (kind) => {
    const tasks = drawn(kind, 400)
    for (const criteria of tasks) {
      expect(FurtherCriteria.parse(criteria)).toEqual(criteria)
      expect(criteria.some(({ required }) => required)).toBe(false)
    }
    const shareOf = (id: string) => tasks.filter((criteria) => criteria.some((criterion) => criterion.id === id)).length / tasks.length
    expect(shareOf('faults')).toBeCloseTo(0.3, 1)
    for (const id of ['rationale', 'certainty', 'clarity']) expect(shareOf(id)).toBeCloseTo(0.15, 1)
    expect(tasks.filter((criteria) => criteria.length === 0).length).toBeGreaterThan(80)
  })

  it('points at places on pages only', () => {
    const kindsOf = (kind: 'html' | 'text') => new Set(drawn(kind, 200).flatMap((criteria) => criteria.map((criterion) => criterion.kind)))
    expect(kindsOf('html')).toContain('pins')
    expect(kindsOf('text')).not.toContain('pins')
  })
})
