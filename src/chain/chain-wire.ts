import * as z from 'zod'
import { Problem } from '../protocol/problem.ts'
import { RaoText } from './rao-text.ts'

/** Shapes of the chain server that are not shapes of the chain itself. */
const hex = z.codec(
  z.string().regex(/^([0-9a-f]{2})*$/),
  z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  {
    decode: (text) => new Uint8Array(Buffer.from(text, 'hex')),
    encode: (bytes) => Buffer.from(bytes).toString('hex'),
  },
)

/** Which chain a server serves; a client signs for this genesis. */
export const ChainIdentity = z.object({
  protocol: z.literal('kumite-chain/1'),
  genesisHash: z.string(),
  netuid: z.number().int().min(0),
  blockMs: z.number().int().positive().default(1000).describe('time between two blocks, if nothing holds the next one up'),
})

export const AccountReply = z.object({
  freeRao: RaoText,
  nonce: z.number().int().min(0).describe('of its next call, waiting ones counted'),
})
export const AmountReply = z.object({ rao: RaoText })
export const RevealKeyReply = z.object({ round: z.number().int().min(0), publicKey: hex })
export const SubmitReply = z.object({ hash: z.string() })

/** Why a request failed; with `refusal` when it was the chain that refused a call. */
export const ChainProblem = Problem.extend({
  refusal: z.object({ call: z.string(), pallet: z.string(), expected: z.string(), got: z.string() }).optional(),
})
export type ChainProblem = z.output<typeof ChainProblem>
