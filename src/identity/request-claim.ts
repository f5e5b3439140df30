import type { RequestHeaders } from './request-headers.ts'
import type { Signer } from './signer.ts'

/** What a request says of itself, read from its headers; nothing of it is proven yet. */
export interface RequestClaim {
  readonly sender: string
  readonly receiver: string
  readonly scheme: Signer['scheme']
  readonly signedMs: number
  /** Never the same for two requests of one sender; each way of signing has nonces of its own form. */
  readonly nonce: string
  /** 0x and 128 lower-case hex digits. */
  readonly signature: string
  /** What was signed, made anew from what came: costs a hash of the body, so it is asked for last. */
  open(): SignedContent
}

/** The bytes under a signature, and what it therefore vouches for. */
export interface SignedContent {
  readonly text: Uint8Array
  /** All that may be parsed of the body. */
  readonly body: Uint8Array
}

/** Reads one way of signing. @throws {@link MalformedAuthError} if a header is missing, doubled or of another form */
export type ClaimReader = (
  headers: RequestHeaders,
  request: { readonly method: string; readonly target: string; readonly body: Uint8Array },
) => RequestClaim
