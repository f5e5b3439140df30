import * as z from 'zod'
import type { Db } from '../store/open-store.ts'
import { ChallengesCall, ChallengesReply, runChallengesCall } from './challenges-call.ts'
import { KeysCall, KeysReply, runKeysCall } from './keys-call.ts'

/** What only the operator of a network may do, while it runs too. */
export const OperatorCall = z.discriminatedUnion('do', [...KeysCall.options, ChallengesCall])
export type OperatorCall = z.infer<typeof OperatorCall>

export const OperatorReply = z.union([KeysReply, ChallengesReply])
export type OperatorReply = z.infer<typeof OperatorReply>

export function runOperatorCall(db: Db, call: OperatorCall): Promise<OperatorReply> {
  return call.do === 'challenges' ? runChallengesCall(db, call) : runKeysCall(db, call)
}
