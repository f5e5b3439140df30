/** Whether this browser can make passkeys here at all: they belong to a host name, never to a number, and want a secure context. */
export function hasPasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && window.isSecureContext && !/^[\d.]+$|^\[/.test(location.hostname)
}
