import * as z from 'zod'
import { TaskId } from './ids.ts'

/** What became of a flag. Until it is cleared or expires, the two miners count as one voice. */
export const FlagState = z
  .enum(['flagged', 'appealed', 'cleared', 'upheld', 'expired'])
  .describe('expired: no task of the window speaks for it any more')
export type FlagState = z.infer<typeof FlagState>

/** One task that two miners judged both. */
export const LikenessOnTask = z.object({
  taskId: TaskId,
  likeness: z.number().min(0).max(1).describe('of what is own in their two replies: 1 = the same'),
  expected: z.number().min(0).max(1).describe('the likeness that either of them has with others on that task, or that two may have anyway'),
})
export type LikenessOnTask = z.infer<typeof LikenessOnTask>

/** One kind of evidence about a pair. */
export const LikenessEvidence = z.object({
  odds: z
    .number()
    .describe('powers of ten: 6 = what was seen is a million times likelier if they answer together than if each answers alone'),
  shared: z.number().int().describe('tasks that say something of both'),
  tasks: z.array(LikenessOnTask).describe('those that say most, first; at most ten'),
})
export type LikenessEvidence = z.infer<typeof LikenessEvidence>

/** Several miners who answer together, though two of them may have met too seldom to tell. */
export const CircleEvidence = z.object({
  miners: z.array(z.string()).describe('hotkeys of all of them'),
  odds: z.number().describe('of all that any two of them have in common'),
  bar: z.number().describe('what they must reach: more, the more circles of that size there could be'),
  shared: z.number().int().describe('tasks that at least two of them judged'),
})

/** One miner that is wrong as one or the other of two is, task after task. */
export const InTurnEvidence = z.object({
  miner: z.string().describe('hotkey of the one that goes with both'),
  sources: z.array(z.string()).describe('hotkeys of the two'),
  odds: z.number().describe('that it copies them in turn'),
  bar: z.number().describe('what they must reach'),
  shared: z.number().int().describe('tasks on which it and one of the two at least made a mistake'),
})

/** Why two miners are held to be one. All odds are powers of ten. */
export const CollusionEvidence = z.object({
  odds: z.number().describe('of all kinds together: what is held against the bar, unless a circle speaks for the pair'),
  bar: z.number().describe('from which a pair that shares so many tasks is flagged'),
  answers: LikenessEvidence.describe('same mistakes: what the known order, or the other judges, do not explain'),
  positions: LikenessEvidence.describe('same places on the screen, though each was shown an order of its own'),
  timing: LikenessEvidence.describe(
    'handed in within moments of each other; adds at most a fifth to what the replies say, and nothing to nothing',
  ),
  circle: CircleEvidence.nullable()
    .default(null)
    .describe('the circle that both belong to; null where the two are flagged by their own odds alone'),
  inTurn: InTurnEvidence.nullable()
    .default(null)
    .describe('that one of the two copies the other and a third in turn; null where nobody does'),
})
export type CollusionEvidence = z.infer<typeof CollusionEvidence>

/** What a miner said against a flag. */
export const Appeal = z.object({ by: z.string().describe('hotkey'), text: z.string(), at: z.iso.datetime() })
/** What the validator's operator decided, and why. */
export const Decision = z.object({ note: z.string(), at: z.iso.datetime() })

export const NamedMiner = z.object({ hotkey: z.string(), name: z.string() })
export type NamedMiner = z.infer<typeof NamedMiner>

/** Two miners who answer alike beyond what tasks explain. */
export const CollusionFlag = z.object({
  id: z.number().int(),
  validator: z.string().describe('hotkey of the one who says so'),
  mechid: z.number().int(),
  miners: z.tuple([NamedMiner, NamedMiner]),
  state: FlagState,
  oneVoice: z.boolean().describe('whether they count as one now'),
  words: z.string().describe('the reason in a sentence or two'),
  evidence: CollusionEvidence,
  epoch: z.number().int().describe('in which it was raised'),
  seenEpoch: z.number().int().describe('the last in which the evidence of the window was enough'),
  raisedAt: z.iso.datetime(),
  appeal: Appeal.nullable().describe('plain text from a miner: show it as text only'),
  decision: Decision.nullable().describe("of the validator's operator"),
})
export type CollusionFlag = z.infer<typeof CollusionFlag>

/** Miners who count as one voice. */
export const CollusionCluster = z.object({
  validator: z.string(),
  mechid: z.number().int(),
  miners: z.array(NamedMiner).min(2),
  flags: z.array(z.number().int()).describe('ids of the flags inside it'),
})
export type CollusionCluster = z.infer<typeof CollusionCluster>

/** How a worker does where the order is known and where it is not. */
export const GoldFigure = z.object({
  miner: NamedMiner,
  worker: z.string(),
  goldTasks: z.number().int(),
  goldScore: z.number().nullable().describe('mean Spearman with the known order; null without gold tasks'),
  otherTasks: z.number().int(),
  otherScore: z.number().nullable().describe('mean Spearman with the other judges where nothing is known; null without such tasks'),
  excess: z
    .number()
    .nullable()
    .describe('how much further gold is above the rest than it is for the other workers; null with too few tasks of either kind'),
  interval: z.tuple([z.number(), z.number()]).nullable().describe('99.9 % interval of the excess'),
  leaking: z.boolean().describe('the whole interval is above 0: known orders may have leaked to this worker'),
  words: z.string(),
})
export type GoldFigure = z.infer<typeof GoldFigure>

/** What one validator's mechanism knows of the integrity of its miners. */
export const IntegrityStream = z.object({
  validator: z.string(),
  name: z.string(),
  mechid: z.number().int(),
  mechanism: z.string(),
  checkedEpoch: z
    .number()
    .int()
    .nullable()
    .describe('the last epoch in which all pairs of the window were compared; null before the first'),
  gold: z.object({
    tasks: z.number().int().describe('scored tasks of the window with a known order'),
    others: z.number().int().describe('and without one'),
    workers: z.array(GoldFigure).describe('those with gold tasks, leaking ones first'),
  }),
})
export type IntegrityStream = z.infer<typeof IntegrityStream>

/** Reply of GET /api/integrity. */
export const Integrity = z.object({
  rules: z.object({
    bar: z.number().describe('odds, as powers of ten, from which a pair is flagged'),
    barPerTask: z.number().describe('added to it for each shared task beyond the next number: a common taste adds up too'),
    tasksAtBar: z.number().int(),
    leastShared: z.number().int().describe('fewer shared tasks than this say nothing'),
    memberBar: z.number().describe('odds from which somebody goes with the rest of a circle, before the price of being chosen'),
    newcomerGold: z.number().describe('share of gold among the tasks of a new worker, where there are others too'),
    trustedGold: z.number().describe('and of a proven one'),
  }),
  streams: z.array(IntegrityStream),
  clusters: z.array(CollusionCluster).describe('largest first'),
  flags: z.array(CollusionFlag).describe('those in force first, then newest first; at most 500'),
})
export type Integrity = z.infer<typeof Integrity>

const plainText = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cs}\p{Co}\p{Cn}]*$/u, 'expected well-formed text')
    .refine((text) => !/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u.test(text), 'expected text without control characters')

/** Miner -> validator: POST /api/integrity/flags/{id}/appeal, signed by one of the two miners. Sent again it replaces the text. */
export const AppealRequest = z.object({ text: plainText(2000).describe('why the two are not one: plain text') })

/** Operator -> validator: POST /api/integrity/flags/{id}/decision, signed by the validator that raised the flag. */
export const DecisionRequest = z
  .object({
    state: z.enum(['cleared', 'upheld']),
    note: plainText(2000),
    circle: z.boolean().default(false).describe('clears all pairs of the circle that the flag names, flagged or not'),
  })
  .refine(({ state, circle }) => state === 'cleared' || !circle, 'expected a circle only where it is cleared')
