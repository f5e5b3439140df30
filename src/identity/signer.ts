/** Something that signs with one key. Secrets stay behind it. */
export interface Signer {
  /** ss58, prefix 42. */
  readonly address: string
  readonly publicKey: Uint8Array
  readonly scheme: 'sr25519' | 'ed25519'
  /** @returns 64 bytes; sr25519 signs in the context "substrate" and differs from call to call */
  sign(message: Uint8Array): Uint8Array
}
