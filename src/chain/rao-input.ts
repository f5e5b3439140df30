import * as z from 'zod'

/** An amount as people and files give it: a bigint or, in JSON, a decimal string. */
export const RaoInput = z
  .union([z.bigint().min(0n), z.string().regex(/^\d{1,40}$/)])
  .transform(BigInt)
  .describe('rao; in JSON a decimal string')
