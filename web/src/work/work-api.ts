import { createNonceSource } from '../../../src/identity/nonce-source.ts'
import { signRequest } from '../../../src/identity/sign-request.ts'
import type { Signer } from '../../../src/identity/signer.ts'
import type { SignedJudgment } from '../../../src/protocol/judgment.ts'
import type { NextReply, WorkerView, WorkHistory, WorkHistoryItem } from '../../../src/protocol/work.ts'
import { requestJson } from '../api.ts'
import { serverNowMs } from '../server-clock.ts'

/** A worker's place at this page: who signs, and the miner it works for. */
export interface Seat {
  readonly signer: Signer
  readonly miner: string
}

const nextNonce = createNonceSource({ now: serverNowMs })

/** Every call of a worker, signed with the worker's own key. */
export const workApi = {
  join: (seat: Seat, name: string) => signedRequest<WorkerView>(seat, 'POST', '/api/work/join', { name }),
  next: (seat: Seat) => signedRequest<NextReply>(seat, 'POST', '/api/work/next', {}),
  submit: (seat: Seat, assignmentId: string, judgment: SignedJudgment) =>
    signedRequest<WorkHistoryItem>(seat, 'POST', `/api/work/assignments/${encodeURIComponent(assignmentId)}/judgment`, judgment),
  release: (seat: Seat, assignmentId: string, options: { keepalive?: boolean } = {}) =>
    signedRequest<{ state: string }>(seat, 'POST', `/api/work/assignments/${encodeURIComponent(assignmentId)}/release`, {}, options),
  history: (seat: Seat) => signedRequest<WorkHistory>(seat, 'GET', '/api/work/history'),
}

function signedRequest<T>(
  { signer, miner }: Seat,
  method: 'GET' | 'POST',
  target: string,
  content?: unknown,
  options: { keepalive?: boolean } = {},
): Promise<T> {
  const body = content === undefined ? '' : JSON.stringify(content)
  const headers = signRequest({ signer, method, target, body, receiver: miner, nonce: nextNonce() })
  return requestJson<T>(target, {
    method,
    headers: content === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
    ...(content === undefined ? {} : { body }),
    ...options,
  })
}
