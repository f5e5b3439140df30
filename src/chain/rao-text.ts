import * as z from 'zod'

/** An amount: in memory a bigint, on the wire a decimal string of rao (`z.encode` and `z.decode`). */
export const RaoText = z.codec(z.string().regex(/^\d{1,40}$/), z.bigint(), { decode: BigInt, encode: String })
