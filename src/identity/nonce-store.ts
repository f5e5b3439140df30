/** Remembers which requests were accepted, so that none is accepted twice. Several servers may share one. */
export interface NonceStore {
  /**
   * Marks a nonce as used by a sender; of several calls at once exactly one gets `true`.
   * Only called after the signature was verified, so strangers cannot fill it.
   *
   * @param expiresMs time on the server's clock from which on it may be forgotten
   * @returns false if it was used before
   */
  use(entry: { readonly sender: string; readonly nonce: string; readonly expiresMs: number }): Promise<boolean>
}
