/** Whether this browser can make passkeys here at all: a secure context, and the interface. Whether one can encrypt shows when it is made. */
export function hasPasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && window.isSecureContext
}
