import * as z from 'zod'

/** Decimal text of whole rao. */
const RaoText = z.string().regex(/^\d{1,30}$/, 'expected whole rao in decimal digits')

/** How the operator of a miner has its people work and be paid. Changes hold from the next task, or the next epoch, on. */
export const MinerSettings = z
  .object({
    joining: z.enum(['open', 'invited']).default('open').describe('who may become a worker: anybody, or who has an invitation'),
    training: z.boolean().default(false).describe('whether workers pass the training tasks before their first paid one'),
    redundancy: z.number().int().min(1).max(5).default(1).describe('how many of its workers judge each task'),
    aggregation: z
      .enum(['closest-to-all', 'most-reliable'])
      .default('closest-to-all')
      .describe('which of their judgments is sent on: none can be altered, each is signed'),
    editSeconds: z.number().int().min(0).max(600).default(0).describe('how long a judgment may be changed before it is sent on'),
    breakMinutes: z.number().int().min(5).max(600).default(45).describe('after so long at work a break is suggested'),
    tasksPerDay: z
      .number()
      .int()
      .min(1)
      .max(10_000)
      .nullable()
      .default(null)
      .describe('the most that one worker judges in a day; null = any number'),
    operatorShare: z.number().min(0).max(1).default(0).describe('part of every emission that the operator keeps'),
    disputeEpochs: z.number().int().min(0).max(1000).default(2).describe('a credit may be disputed for so long, and is paid out after it'),
    leastPayoutRao: RaoText.default('1000000').describe('less is not worth a transfer and waits'),
  })
  .strict()
export type MinerSettings = Readonly<z.infer<typeof MinerSettings>>

/** Settings of which some, as they are stored, are not what this version knows. */
export const ReadableSettings = z.object({
  settings: MinerSettings.describe('those that cannot be read at a cautious default'),
  unreadable: z.array(MinerSettings.keyof()).describe('empty when all is well'),
})
export type ReadableSettings = Readonly<z.infer<typeof ReadableSettings>>
