import type { Signer } from '../../../src/identity/signer.ts'
import type { SignedJudgment } from '../../../src/protocol/judgment.ts'
import type { NextReply, WorkHistory, WorkHistoryItem } from '../../../src/protocol/work.ts'
import { signedRequest } from '../signed-request.ts'

/** A worker's place at this page: who signs, and the miner it works for. */
export interface Seat {
  readonly signer: Signer
  readonly miner: string
  /** The version of its guidelines that the worker has accepted. */
  readonly guidelines?: string
}

/** Every call of a worker, signed with the worker's own key. */
export const workApi = {
  next: (seat: Seat) => signedRequest<NextReply>(seat, 'POST', '/api/work/next', {}),
  submit: (seat: Seat, assignmentId: string, judgment: SignedJudgment) =>
    signedRequest<WorkHistoryItem>(seat, 'POST', `/api/work/assignments/${encodeURIComponent(assignmentId)}/judgment`, judgment),
  release: (seat: Seat, assignmentId: string, options: { keepalive?: boolean } = {}) =>
    signedRequest<{ state: string }>(seat, 'POST', `/api/work/assignments/${encodeURIComponent(assignmentId)}/release`, {}, options),
  reopen: (seat: Seat, assignmentId: string) =>
    signedRequest<{ state: string }>(seat, 'POST', `/api/work/assignments/${encodeURIComponent(assignmentId)}/reopen`, {}),
  history: (seat: Seat) => signedRequest<WorkHistory>(seat, 'GET', '/api/work/history'),
}
