import * as z from 'zod'
import { Hotkey, WorkerId } from './ids.ts'
import { Verdict } from './judgment.ts'
import { SHARED_THINGS } from './shared-things.ts'
import { Assignment } from './work.ts'

/** Names one text of guidelines: the SHA-256 of its canonical JSON. */
const GuidelinesVersion = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits')

/** The guidelines that hold at a miner: Markdown by language (BCP 47; `und` where its author did not say). */
export const Guidelines = z.object({
  version: GuidelinesVersion,
  texts: z.record(z.string(), z.string()),
  builtIn: z.boolean(),
  publishedAt: z.iso.datetime().nullable().describe('null for the built-in ones'),
})
export type Guidelines = z.infer<typeof Guidelines>

/** What a worker says to one miner at joining, and again whenever its guidelines change. */
export const Consent = z.strictObject({
  miner: Hotkey,
  worker: WorkerId,
  guidelines: GuidelinesVersion,
  shares: z
    .array(z.enum(SHARED_THINGS))
    .refine((shares) => SHARED_THINGS.every((thing) => shares.includes(thing)), `expected all of: ${SHARED_THINGS.join(', ')}`),
  at: z.iso.datetime(),
})
export type Consent = z.infer<typeof Consent>

/** With the worker's ed25519 signature over `consentText(consent)`: proof for both sides, whoever keeps it. */
export const SignedConsent = z.strictObject({
  consent: Consent,
  signature: z.string().regex(/^0x[0-9a-f]{128}$/, 'expected 0x and 128 hex digits'),
})
export type SignedConsent = z.infer<typeof SignedConsent>

/** What one may know of a miner before joining it. */
export const MinerOffer = z.object({
  hotkey: z.string(),
  name: z.string(),
  joining: z.enum(['open', 'invited']),
  training: z.boolean().describe('whether a training set must be passed before the first paid task of a domain'),
  domains: z.array(z.string()).describe('domains that there are training sets for'),
  pay: z.object({
    operatorShare: z.number(),
    disputeEpochs: z.number().int(),
    leastPayoutRao: z.string(),
    redundancy: z.number().int(),
  }),
  guidelines: Guidelines,
})
export type MinerOffer = z.infer<typeof MinerOffer>
export const MinerOffers = z.object({ miners: z.array(MinerOffer) })

/** How a worker stands in one domain. */
export const DomainStanding = z.object({
  domain: z.string(),
  state: z.enum(['none', 'qualified', 'expired']),
  until: z.iso.datetime().nullable().describe('when it ends or ended; null where it was never reached'),
  retryAt: z.iso.datetime().nullable().describe('until then rounds are practice; null where the next one counts'),
  rounds: z.number().int().describe('training rounds gone through to their end'),
})
export type DomainStanding = z.infer<typeof DomainStanding>

/** What stands between a worker and the next paid task, and what has been reached. */
export const OnboardingStatus = z.object({
  guidelines: GuidelinesVersion.describe('the version that holds now'),
  consent: z
    .object({ guidelines: GuidelinesVersion, at: z.iso.datetime() })
    .nullable()
    .describe('the newest that was given and not withdrawn'),
  training: z.boolean().describe('whether a qualification is needed before paid tasks'),
  ready: z.boolean().describe('whether paid tasks may come, in one domain at least'),
  standings: z.array(DomainStanding),
})
export type OnboardingStatus = z.infer<typeof OnboardingStatus>

export const TrainingRequest = z.object({ domain: z.string().min(1).max(64) })
/** One training task at the desk. Nothing of it is paid or sent to a validator. */
export const TrainingTask = z.object({
  domain: z.string(),
  place: z.number().int().describe('from 1'),
  of: z.number().int(),
  counts: z.boolean().describe('false: practice, whatever comes of it'),
  assignment: Assignment,
})
export type TrainingTask = z.infer<typeof TrainingTask>

export const TrainingAnswer = z.object({ verdict: Verdict })

/** What one response was, told after the worker's answer. */
const TrainingResponseFeedback = z.object({
  id: z.string(),
  builtRank: z.number().int().describe('1 = best'),
  ownRank: z.number().int().nullable().describe('null where nothing was ranked'),
  faults: z.array(
    z.object({
      asked: z.string().describe('what the instruction asks for'),
      instead: z.string().nullable().describe('what the response was made to do; null: left out'),
    }),
  ),
})
export const TrainingFeedback = z.object({
  agreement: z.number().describe('with the order as built: 1 = the same, 0 = chance, -1 = reversed'),
  responses: z.array(TrainingResponseFeedback).describe('best first'),
  reversed: z.array(z.tuple([z.string(), z.string()])).describe('pairs that the worker has the other way round: [better, worse] as built'),
  tied: z.array(z.tuple([z.string(), z.string()])).describe('pairs that the worker tied: [better, worse] as built'),
  cannotJudge: z.boolean(),
  round: z.object({
    done: z.number().int(),
    of: z.number().int(),
    counts: z.boolean(),
    outcome: z
      .object({
        passed: z.boolean(),
        mean: z.number().describe('agreement, shrunk towards chance'),
        lower: z.number().describe('lower end of its 95 % interval'),
        needed: z.number(),
        until: z.iso.datetime().nullable().describe('how long the qualification holds; null where none was reached'),
        retryAt: z.iso.datetime().nullable(),
        practise: z.array(z.string()).describe('what to look at: requirements whose faults were missed, most often missed first'),
      })
      .nullable()
      .describe('null until the last task of the round is judged'),
  }),
})
export type TrainingFeedback = z.infer<typeof TrainingFeedback>

/** A passkey as its owner sees it; the blob opens with that passkey alone. */
const CredentialId = z.string().regex(/^[\w-]{16,512}$/, 'expected base64url')
export const PasskeyBlob = z.object({
  blob: z
    .string()
    .regex(/^[\w-]{60,200}$/, 'expected base64url')
    .describe('the worker seed, encrypted with AES-GCM under what the passkey alone gives: 12 bytes of nonce, then the rest'),
})
export const PasskeyParams = z.object({ id: CredentialId })
export const NewPasskey = PasskeyBlob.extend({ id: CredentialId, name: z.string().trim().min(1).max(80) })
export const PasskeyList = z.object({ passkeys: z.array(z.object({ id: z.string(), name: z.string(), createdAt: z.iso.datetime() })) })
export type PasskeyList = z.infer<typeof PasskeyList>
