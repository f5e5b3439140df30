import * as z from 'zod'

/** What is known of somebody's skill at judging. */
export const SkillView = z.object({
  mean: z.number().min(-1).max(1).describe('expected score of a coming task: 1 = perfect, 0 = unknown or chance'),
  sd: z.number().min(0).describe('uncertainty of the mean'),
  tasks: z.number().min(0).describe('evidence it rests on, in tasks; old evidence counts less'),
})
export type SkillView = z.infer<typeof SkillView>

export const SkillAtEpoch = SkillView.extend({ epoch: z.number().int() })
export type SkillAtEpoch = z.infer<typeof SkillAtEpoch>

/** A worker's skill as one validator sees it. */
export const WorkerSkill = SkillView.extend({
  worker: z.string(),
  standing: z
    .enum(['learning', 'proven', 'undecided', 'suspended'])
    .describe(
      'learning: too little evidence; proven: clearly above chance; suspended: clearly not, counts nothing among others; undecided: neither',
    ),
  words: z.string().describe('the same in a sentence for the worker'),
  domains: z.array(SkillView.omit({ tasks: true }).extend({ domain: z.string() })),
  history: z.array(SkillAtEpoch).describe('oldest epoch first'),
})
export type WorkerSkill = z.infer<typeof WorkerSkill>

/** A miner and its workers, as each validator sees them: scores that count for nothing are not in it. */
export const MinerSkill = z.object({
  miner: z.string(),
  seenBy: z.array(
    z.object({
      validator: z.string(),
      mechid: z.number().int(),
      skill: SkillView.describe('where a new worker of this miner starts'),
      history: z.array(SkillAtEpoch),
      workers: z.array(WorkerSkill),
    }),
  ),
})
export type MinerSkill = z.infer<typeof MinerSkill>
