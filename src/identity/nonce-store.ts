/** Remembers which requests were accepted, so that none is accepted twice. Several servers may share one. */
export interface NonceStore {
  /**
   * Marks a nonce as used by a sender; of several calls at once exactly one finds it `new`.
   * Only called after the signature was verified. Still anybody can make a key and sign: so there is room for so many and no more.
   *
   * @param expiresMs time on the server's clock from which on it may be forgotten
   * @returns `used` before; or `full` of nonces that could still be replayed, and then nothing is marked
   */
  use(entry: { readonly sender: string; readonly nonce: string; readonly expiresMs: number }): Promise<'new' | 'used' | 'full'>
}
