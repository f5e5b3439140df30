import { createNonceSource } from '../../src/identity/nonce-source.ts'
import { signRequest } from '../../src/identity/sign-request.ts'
import type { Signer } from '../../src/identity/signer.ts'
import { requestJson } from './api.ts'
import { serverNowMs } from './server-clock.ts'

/** Who signs, and the miner that it is for. */
export interface Sender {
  readonly signer: Signer
  readonly miner: string
}

const nextNonce = createNonceSource({ now: serverNowMs })

/** Sends a request with the signature of its sender (btauth/1): there is no cookie, and nothing that the browser would send by itself. */
export function signedRequest<T>(
  { signer, miner }: Sender,
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
