import { hashOf } from '../core/hash.ts'
import type { Rng } from '../core/rng.ts'
import { EmptyAxisError } from './errors.ts'
import { SEED_AXES, type SeedAxis, type SeedValue, type TaskSeed } from './task-seed.ts'

/**
 * Stage 1. Draws one value on every axis, each with the probability its weight has on its axis, independently.
 * @param registry all values there are; their order does not matter
 * @param knows whether the author can write about a topic: others are passed over
 * @throws {@link EmptyAxisError} if an axis has no value left
 */
export function drawSeed(registry: readonly SeedValue[], rng: Rng, knows: (topic: string) => boolean = () => true): TaskSeed {
  const axes = SEED_AXES.map((axis) => {
    const values = valuesOf(registry, axis).filter(({ value }) => axis !== 'topic' || knows(value))
    if (values.length === 0) throw new EmptyAxisError({ axis })
    const { value, words, origin } = pickByWeight(rng.fork(axis), values)
    return [axis, { value, words, origin }] as const
  })
  return { registry: registryHash(registry), axes: Object.fromEntries(axes) as TaskSeed['axes'] }
}

/** The registry's version: changes with every value, word and weight. */
export function registryHash(registry: readonly SeedValue[]): string {
  return hashOf(SEED_AXES.map((axis) => valuesOf(registry, axis).map(({ value, words, weight }) => [value, words, weight]))).slice(0, 12)
}

/** The values of an axis in the order of their names, so that the order in which they were added does not change what is drawn. */
function valuesOf(seeds: readonly SeedValue[], axis: SeedAxis): SeedValue[] {
  return seeds.filter((value) => value.axis === axis).sort((a, b) => (a.value < b.value ? -1 : 1))
}

export function pickByWeight<T extends { readonly weight: number }>(rng: Rng, items: readonly T[]): T {
  let left = rng.next() * items.reduce((sum, { weight }) => sum + weight, 0)
  for (const item of items) {
    left -= item.weight
    if (left < 0) return item
  }
  return items.at(-1)!
}
