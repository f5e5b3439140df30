let offsetMs = 0

/**
 * Learns the server's clock from the Date header of a reply. That header is cut to whole seconds, so that we end up at most
 * a second behind: requests may be a few seconds old, but hardly ahead of the server's time.
 */
export function noteServerDate(header: string | null): void {
  const serverMs = header ? Date.parse(header) : Number.NaN
  if (!Number.isNaN(serverMs)) offsetMs = serverMs - Date.now()
}

/** Now on the server's clock, in milliseconds: request signatures are checked against it. */
export function serverNowMs(): number {
  return Date.now() + offsetMs
}
