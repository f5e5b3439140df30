import * as z from 'zod'
import { ChallengeSettings } from './challenge-settings.ts'

const share = z.number().min(0).max(1)

/** How one miner does in one kind of task. */
export const TypeSkill = z.object({
  type: z.string(),
  n: z.number().int().describe('scored answers'),
  mean: z.number().describe('mean score: 1 = perfect, 0 = worth nothing'),
  interval: z
    .object({ low: z.number(), high: z.number() })
    .nullable()
    .describe('95 % interval of the mean, by the normal distribution, within [-1, 1]; null for fewer than two answers'),
  passed: z.number().int().describe('of them good enough to pass: what the difficulty of a type is set by'),
  firstMs: z.number().nullable().describe('median time to the first piece of the first answer; null where none came'),
  totalMs: z.number().describe('median time of a whole conversation'),
})

/** Who is good at what, as all validators of this process have scored it. */
export const PromptingSkills = z.object({
  newest: z.number().int().describe('only so many answers of a miner in a type count: its last ones'),
  fewest: z.number().int().describe('with fewer answers a mean is shown, but is too uncertain to be compared'),
  passes: z.number().describe('an answer that is scored so much has passed'),
  types: z.array(z.string()),
  miners: z.array(z.object({ miner: z.string(), name: z.string(), simulated: z.boolean(), skills: z.array(TypeSkill) })),
})
export type PromptingSkills = z.infer<typeof PromptingSkills>

/** How evenly one validator has asked: about what, as whom, and how unclearly. */
export const PromptingCoverage = z.object({
  validator: z.string(),
  name: z.string(),
  cells: z.number().int().describe('combinations of task type, profile, mood, tone and fuzz that can be drawn'),
  visited: z.number().int().describe('of them drawn at least once'),
  items: z.number().int().describe('challenges made'),
  entropy: share.describe('of the visits, as a share of the most that there could be: 1 = all cells alike'),
  discarded: z.number().int().describe('drafts thrown away, from which nobody could have told what is wanted'),
  axes: z
    .array(
      z.object({
        axis: z.enum(['profile', 'mood', 'tone', 'band']),
        values: z.array(z.string()),
        counts: z.array(z.array(z.number().int())).describe('challenges by task type and value: one row for each of `types`'),
        wanted: z.array(share).describe('by value: share of all challenges that it should have'),
        fit: share
          .nullable()
          .describe('chance of lying as far from what is wanted as it does, or further (chi-square); null for too few challenges to say'),
      }),
    )
    .describe('a heat map each'),
  types: z.array(z.string()),
  difficulty: z
    .array(
      z.object({
        type: z.string(),
        hardness: share.describe('of the next challenge, mean of how unclear and how difficult it is: 0 = easiest, 1 = hardest'),
        items: z.number().int().describe('challenges it was learnt from'),
        passed: share.describe(
          'share of the answers that passed, over about the last 50 challenges; only of miners that are able in the type',
        ),
      }),
    )
    .describe('where the controller stands'),
  settings: ChallengeSettings.describe('how hard its operator lets it ask, as of its last challenge'),
  anchors: z.number().int().describe('of the challenges: asked on the constant scale, as hard as ever'),
})
export type PromptingCoverage = z.infer<typeof PromptingCoverage>

/** One scored answer of a miner, as a line that leads to its task. */
export const PromptingAnswer = z.object({
  taskId: z.string(),
  type: z.string(),
  title: z.string(),
  value: z.number().describe('its score: 1 = perfect, 0 = worth nothing'),
  words: z.string().describe('why, in a sentence or two'),
  scoredAt: z.iso.datetime(),
})
export type PromptingAnswer = z.infer<typeof PromptingAnswer>

/** How one validator's scores agree with those of the others. */
export const AgreementView = z.object({
  validator: z.string(),
  name: z.string(),
  cells: z.number().int().describe('miners in a type that it and others have scored often enough to compare'),
  miners: z.number().int(),
  correlation: z
    .number()
    .nullable()
    .describe("Spearman's, of how it ranks miners within types and how the others do: 1 = alike, 0 = unrelated; null for too few to say"),
  interval: z.object({ low: z.number(), high: z.number() }).nullable().describe('95 %, by bootstrap over miners'),
})
export type AgreementView = z.infer<typeof AgreementView>
