import * as z from 'zod'

/** How a validator works one mechanism. Its hash is shown by the network and stored with its start. */
export const ValidatorConfig = z.object({
  tasksPerEpoch: z.number().int().min(0).max(10_000).default(12).describe('tasks it makes in one epoch'),
  creationSpread: z.number().min(0.05).max(1).default(1).describe('part of the epoch over which it makes them'),
  builtInTasks: z.boolean().default(true).describe('make built-in tasks when no imported ones wait'),
  enoughJudgments: z.number().int().min(1).default(8).describe('a task is scored from so many judgments on, when nobody is at work on it'),
  mostJudgments: z.number().int().min(1).default(12).describe('no more than so many miners judge one task'),
  leaseMs: z
    .number()
    .int()
    .positive()
    .default(10 * 60_000),
  deadlineMs: z
    .number()
    .int()
    .positive()
    .default(15 * 60_000)
    .describe('a task is closed so long after it was made, whatever has come in'),
  window: z.number().int().min(1).default(8).describe('scores of so many epochs make the weights'),
  weightsAt: z.number().min(0).max(1).default(0.75).describe('part of the epoch after which weights are set'),
  mostOpenLeases: z.number().int().min(1).default(64).describe('no more than so many leases of one miner are open at a time'),
})
export type ValidatorConfig = z.infer<typeof ValidatorConfig>
