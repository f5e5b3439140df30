import * as z from 'zod'

/** Whole rao in decimal digits. */
const Rao = z.string()
const SignedRao = z.string().describe('whole rao; negative = taken from the account')

/** What a posting of the pay ledger says happened. */
export const PostingKind = z.enum(['credited', 'carried-over', 'held', 'released', 'adjusted', 'sent', 'paid', 'returned'])
export type PostingKind = z.infer<typeof PostingKind>

/** Where an amount of one worker can be. */
export const WorkerAccount = z.enum(['owed', 'held', 'sent', 'paid'])
export type WorkerAccount = z.infer<typeof WorkerAccount>

/** What a worker has with a miner: earned = owed + held + sent + paid. */
export const PayBalance = z.object({
  earnedRao: Rao.describe('all that was ever credited, corrections included'),
  owedRao: Rao.describe('credited and not in dispute, a payout or paid'),
  payableRao: Rao.describe('the part of it whose time to dispute is over'),
  heldRao: Rao.describe('in dispute: an appeal about it is open'),
  sentRao: Rao.describe('in a payout that is under way'),
  paidRao: Rao,
})
export type PayBalance = z.infer<typeof PayBalance>

/** What an appeal is about: the score of one judgment, or what was credited for one epoch. */
const AppealAbout = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('score'), assignmentId: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('credit'), epoch: z.number().int().min(0) }),
])
export type AppealAbout = z.infer<typeof AppealAbout>

/** Text that people wrote: any characters but control ones, line breaks allowed. */
const Words = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u, 'expected text without control characters')

/** How a payout was made, for the workers whom it paid. */
export const PayoutNote = Words

/** Worker -> miner. */
export const AppealRequest = z.object({ about: AppealAbout, reason: Words })
export type AppealRequest = z.infer<typeof AppealRequest>

/** Operator -> miner. An accepted appeal may add pay; a declined one gives back what was held. */
export const AppealDecision = z.object({
  verdict: z.enum(['accepted', 'declined']),
  addRao: z
    .string()
    .regex(/^\d{1,30}$/, 'expected whole rao in decimal digits')
    .default('0')
    .describe('what the worker gets on top; 0 when it is declined'),
  note: Words.describe('the worker reads it'),
})
export type AppealDecision = z.infer<typeof AppealDecision>

export const AppealView = z.object({
  id: z.string(),
  worker: z.string(),
  workerName: z.string(),
  about: AppealAbout,
  epoch: z.number().int().describe('the epoch whose pay is in question'),
  reason: z.string(),
  at: z.iso.datetime(),
  state: z.enum(['open', 'accepted', 'declined']),
  heldRao: Rao.describe('what was held for it: the credit of that epoch, if there was one'),
  addedRao: Rao,
  note: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
})
export type AppealView = z.infer<typeof AppealView>

/** Those to be decided first, then the newest first. */
export const AppealList = z.object({
  appeals: z.array(AppealView),
  next: z.string().nullable().describe('pass it back as `cursor`; null = no more'),
})
export type AppealList = z.infer<typeof AppealList>

/** One posting as one worker sees it: only what concerns it. */
export const PostingView = z.object({
  number: z.number().int(),
  kind: PostingKind,
  epoch: z.number().int().nullable(),
  at: z.iso.datetime(),
  payableFrom: z.number().int().nullable().describe('the epoch from which on it can be paid out'),
  moves: z.array(z.object({ account: WorkerAccount, amountRao: SignedRao })),
  split: z
    .object({
      emissionRao: Rao.describe('what the chain paid the miner for the epoch'),
      operatorRao: Rao.describe('of that, the part of the operator'),
      work: z.number().describe('accepted work of this worker, weighted by quality, behind it'),
      allWork: z.number().describe('of all workers of the miner'),
    })
    .nullable()
    .describe('how a credit came about: (emission - operator) x work / all work, to the last rao'),
  memo: z.string(),
})
export type PostingView = z.infer<typeof PostingView>

/** What a worker has earned with a miner, and how each number came about. */
export const WorkerPay = z.object({
  worker: z.string(),
  miner: z.string(),
  epoch: z.number().int().describe('the newest epoch that the ledger has seen'),
  balance: PayBalance,
  payout: z.object({
    address: z.string().nullable().describe('where to pay; null = nothing is paid out yet'),
    leastRao: Rao.describe('less waits'),
    disputeEpochs: z.number().int().describe('a credit may be disputed for so long, then it can be paid out'),
    operatorShare: z.number(),
  }),
  trend: z.array(z.object({ epoch: z.number().int(), amountRao: Rao, at: z.iso.datetime() })).describe('oldest first'),
  postings: z.array(PostingView).describe('newest first'),
  appeals: z.array(AppealView).describe('newest first'),
})
export type WorkerPay = z.infer<typeof WorkerPay>

export const PayoutAddress = z.object({ address: z.string().max(100).nullable().describe('an SS58 address; null takes it back') })
export type PayoutAddress = z.infer<typeof PayoutAddress>

export const PayoutLine = z.object({
  worker: z.string(),
  name: z.string(),
  address: z.string(),
  amountRao: Rao,
})

/** Who would be paid now, and who not for which reason. */
export const PayoutPreview = z.object({
  lines: z.array(PayoutLine),
  totalRao: Rao,
  left: z.array(
    z.object({
      worker: z.string(),
      name: z.string(),
      owedRao: Rao,
      payableRao: Rao,
      why: z.enum(['no-address', 'too-little', 'may-be-disputed']),
    }),
  ),
})
export type PayoutPreview = z.infer<typeof PayoutPreview>

/** `chain`: the miner transfers by itself; `export`: its operator pays by other means and confirms. */
export const PayoutWay = z.enum(['chain', 'export'])
export type PayoutWay = z.infer<typeof PayoutWay>

export const PayoutView = z.object({
  number: z.number().int(),
  way: PayoutWay,
  state: z.enum(['under-way', 'done']),
  startedAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  totalRao: Rao,
  lines: z.array(
    PayoutLine.extend({
      state: z.enum(['waiting', 'asked', 'paid', 'returned']),
      block: z.number().int().nullable().describe('of the transfer'),
      hash: z.string().nullable().describe('of the transfer'),
      memo: z.string(),
    }),
  ),
})
export type PayoutView = z.infer<typeof PayoutView>

/** A miner's pay as its operator sees it. */
export const PayOverview = z.object({
  epoch: z.number().int(),
  totals: PayBalance.extend({
    emissionRao: Rao.describe('what the chain has paid the miner'),
    operatorRao: Rao.describe("the operator's part"),
    pocketRao: Rao.describe('what the operator has added of its own for accepted appeals'),
  }),
  workers: z.array(PayBalance.extend({ worker: z.string(), name: z.string(), address: z.string().nullable() })),
  epochs: z
    .array(
      z.object({
        epoch: z.number().int(),
        at: z.iso.datetime(),
        emissionRao: Rao,
        operatorRao: Rao,
        workersRao: Rao,
        workers: z.number().int(),
      }),
    )
    .describe('newest first'),
  payouts: z.array(PayoutView).describe('newest first'),
  openAppeals: z.number().int(),
  creditDelay: z
    .object({ p95Ms: z.number(), judgments: z.number().int() })
    .nullable()
    .describe('from the score of a judgment to the first credit for it'),
})
export type PayOverview = z.infer<typeof PayOverview>
