import * as z from 'zod'
import type { Miner } from '../miner/miner.ts'
import type { Db } from '../store/open-store.ts'
import { ChallengesCall, ChallengesReply, runChallengesCall } from './challenges-call.ts'
import { DeskCall, DeskReply, runDeskCall } from './desk-call.ts'
import { GuidelinesCall, GuidelinesReply, runGuidelinesCall } from './guidelines-call.ts'
import { IntegrityCall, IntegrityReply, runIntegrityCall } from './integrity-call.ts'
import { KeysCall, KeysReply, runKeysCall } from './keys-call.ts'
import { PayCall, PayReply, runPayCall } from './pay-call.ts'
import { RescoreCall, RescoreReply, runRescoreCall } from './rescore-call.ts'
import { runWorkersCall, WorkersCall, WorkersReply } from './workers-call.ts'

/** What only the operator of a network may do, while it runs too. */
export const OperatorCall = z.discriminatedUnion('do', [
  ...KeysCall.options,
  ...DeskCall.options,
  PayCall,
  WorkersCall,
  GuidelinesCall,
  ChallengesCall,
  IntegrityCall,
  RescoreCall,
])
export type OperatorCall = z.infer<typeof OperatorCall>

export const OperatorReply = z.union([
  KeysReply,
  DeskReply,
  PayReply,
  WorkersReply,
  GuidelinesReply,
  ChallengesReply,
  IntegrityReply,
  RescoreReply,
])
export type OperatorReply = z.infer<typeof OperatorReply>

/** @param homes the miners with people that run in this process; none where no network does */
export function runOperatorCall(db: Db, call: OperatorCall, homes: readonly Miner[] = []): Promise<OperatorReply> {
  switch (call.do) {
    case 'challenges':
      return runChallengesCall(db, call)
    case 'desk-link':
    case 'desk-approve':
    case 'desk-devices':
    case 'desk-revoke':
      return runDeskCall(db, call)
    case 'integrity':
      return runIntegrityCall(db, call)
    case 'pay':
      return runPayCall(db, call, homes)
    case 'rescore':
      return runRescoreCall(db, call)
    case 'workers':
      return runWorkersCall(db, call)
    case 'guidelines':
      return runGuidelinesCall(db, call)
    default:
      return runKeysCall(db, call)
  }
}
