import * as z from 'zod'

/** What the maker of a block puts into it unsigned, before the calls: all that a replay could not know otherwise. */
export const Inherent = z.discriminatedUnion('inherent', [
  z.object({
    inherent: z.literal('write_pulse').describe("a round's secret key: from now on everybody can open what was sealed to it"),
    round: z.number().int().min(0),
    key: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  z.object({
    inherent: z.literal('set_mechanism_count').describe('the chain was opened with more mechanisms than it was founded with'),
    count: z.number().int().min(1).max(16),
  }),
])
export type Inherent = z.output<typeof Inherent>
