import * as z from 'zod'

/** In what tasks differ: each seed draws one value on every axis. */
export const SEED_AXES = ['topic', 'persona', 'interaction', 'constraint'] as const
export const SeedAxis = z.enum(SEED_AXES)
export type SeedAxis = z.infer<typeof SeedAxis>

/** One value of an axis in the registry. */
export const SeedValue = z.object({
  axis: SeedAxis,
  /** Its name in records, such as `particle-field`. */
  value: z.string().min(1).max(80),
  /** What it says in a request: a topic as a noun phrase, a persona as words that fit after "for". */
  words: z.string().min(1).max(400),
  weight: z.number().positive().max(1000),
  origin: z.enum(['built-in', 'organic']),
})
export type SeedValue = z.infer<typeof SeedValue>

/** What a task starts from. */
export interface TaskSeed {
  /** Hash of the registry it was drawn from. */
  readonly registry: string
  readonly axes: Readonly<Record<SeedAxis, Pick<SeedValue, 'value' | 'words' | 'origin'>>>
}
