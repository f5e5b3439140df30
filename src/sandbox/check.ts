import * as z from 'zod'
import { FunctionCheck } from './function-check.ts'
import { PageCheck } from './page-check.ts'
import { TextCheck } from './text-check.ts'

/** How it is found out, by running it, whether a response meets a requirement. */
export const Check = z.discriminatedUnion('kind', [PageCheck, TextCheck, FunctionCheck])
export type Check = z.input<typeof Check>
