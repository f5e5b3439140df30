import * as z from 'zod'

const Hex = z.string().regex(/^(?:[0-9a-f]{2}){1,64}$/, 'expected lower-case hex')

/** A puzzle as altcha-lib makes it, signed by the miner and bound to who asked for it. Solving takes about half a second, checking nothing. */
export const JoinChallenge = z.object({
  parameters: z.strictObject({
    algorithm: z.literal('SHA-256'),
    nonce: Hex,
    salt: Hex,
    cost: z.number().int().min(1).max(100_000),
    keyLength: z.number().int().min(1).max(64),
    keyPrefix: Hex,
    keySignature: Hex,
    data: z.strictObject({ miner: z.string(), worker: z.string(), expiresMs: z.number().int() }),
  }),
  signature: Hex,
})
export type JoinChallenge = z.infer<typeof JoinChallenge>

export const JoinProof = z.object({
  challenge: JoinChallenge,
  solution: z.object({ counter: z.number().int().min(0).max(0xffff_ffff), derivedKey: Hex }),
})
export type JoinProof = z.infer<typeof JoinProof>

/** Worker -> miner. Who is known here already needs neither an invitation nor a proof: joining again changes the name. */
export const JoinRequest = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'expected printable characters'),
  invitation: z.string().max(100).optional().describe('the code of a link; it stands for the proof too'),
  proof: JoinProof.optional().describe('a solved challenge of GET /api/work/join/challenge, where joining is open'),
})
export type JoinRequest = z.infer<typeof JoinRequest>

export const InvitationLookRequest = z.object({ code: z.string().max(100) })
export const InvitationLook = z.object({
  miner: z.string(),
  minerName: z.string(),
  state: z.enum(['valid', 'used', 'expired', 'revoked']),
  domains: z.array(z.string()).nullable().describe('what its workers are given; null = everything'),
  expiresAt: z.iso.datetime(),
})
export type InvitationLook = z.infer<typeof InvitationLook>
