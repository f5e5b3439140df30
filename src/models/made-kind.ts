import type * as z from 'zod'
import { ResponseKind } from '../protocol/task.ts'

/** Kinds of responses that are made here: each can be run, so that its place in an order can be verified. */
export const MadeKind = ResponseKind.extract(['html', 'text', 'code'])
export type MadeKind = z.infer<typeof MadeKind>
