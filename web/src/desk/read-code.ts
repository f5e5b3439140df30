/** What a link of `kumite desk link` holds. */
export interface DeskLinkCode {
  readonly code: string
  readonly miner: string
}

/** The code in the address, if a link was opened. */
export function readCode(): DeskLinkCode | undefined {
  const parameters = new URLSearchParams(location.hash.slice(1))
  const [code, miner] = [parameters.get('code'), parameters.get('miner')]
  return code && miner ? { code, miner } : undefined
}

/** Takes the code out of the address, where it could be read over a shoulder, and out of the history. */
export function hideCode(): void {
  if (readCode()) history.replaceState(history.state, '', location.pathname)
}
