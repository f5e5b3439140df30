import * as z from 'zod'
import { LONGEST_LEASE_MS } from '../protocol/wire.ts'

/** How a validator works one mechanism. Its hash is shown by the network and stored with its start. */
export const ValidatorConfig = z.object({
  tasksPerEpoch: z.number().int().min(0).max(10_000).default(12).describe('tasks it makes in one epoch'),
  creationSpread: z.number().min(0.05).max(1).default(1).describe('part of the epoch over which it makes them'),
  taskSource: z
    .enum(['ready', 'made', 'imported'])
    .default('made')
    .describe(
      'when no imported task waits: those that generation keeps ready, their truth verified; made on the spot, for simulations; none',
    ),
  fewestJudgments: z.number().int().min(1).default(4).describe('so many judgments a task asks for at first'),
  mostJudgments: z.number().int().min(1).default(12).describe('and so many at most, while its result is not certain enough'),
  circleDoublesMs: z
    .number()
    .int()
    .min(0)
    .default(30_000)
    .describe(
      'a task is left to its panel, further judgments of an uncertain one to proven judges, for so many milliseconds; then others are drawn by lot, and the circle of the drawn doubles as often; 0 = first come, first served',
    ),
  mostShared: z
    .number()
    .int()
    .min(10)
    .max(1000)
    .default(20)
    .describe('two miners are asked first about at most so many common tasks of a window beyond what chance needs (docs/assignment.md)'),
  patienceMs: z
    .number()
    .int()
    .positive()
    .default(5 * 60_000)
    .describe('a task that nobody has come for so long is closed with the judgments it has'),
  leaseMs: z
    .number()
    .int()
    .positive()
    .max(LONGEST_LEASE_MS)
    .default(10 * 60_000)
    .describe('a miner may keep a task for so long; miners take none for more than a day'),
  deadlineMs: z
    .number()
    .int()
    .positive()
    .default(15 * 60_000)
    .describe('a task is closed so long after it was made, whatever has come in'),
  window: z.number().int().min(1).default(8).describe('scores of so many epochs make the weights'),
  weightsAt: z.number().min(0).max(1).default(0.75).describe('part of the epoch after which weights are set'),
  answerMs: z
    .number()
    .int()
    .positive()
    .max(120_000)
    .default(20_000)
    .describe('of pushed tasks: a miner has so long for each of its answers'),
  mostCharacters: z
    .number()
    .int()
    .positive()
    .max(200_000)
    .default(20_000)
    .describe('of pushed tasks: an answer is read so far and no further'),
  mostOpenLeases: z.number().int().min(1).default(64).describe('no more than so many leases of one miner are open at a time'),
})
export type ValidatorConfig = z.infer<typeof ValidatorConfig>
