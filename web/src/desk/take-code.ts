/** What a link of `kumite desk link` holds. */
export interface DeskLinkCode {
  readonly code: string
  readonly miner: string
}

/** Takes the code out of the address, where nobody shall read it over a shoulder, and no history keeps it. */
export function takeCode(): DeskLinkCode | undefined {
  const parameters = new URLSearchParams(location.hash.slice(1))
  const [code, miner] = [parameters.get('code'), parameters.get('miner')]
  if (!code || !miner) return undefined
  history.replaceState(history.state, '', location.pathname)
  return { code, miner }
}
