/** Where a code opens the desk of a miner: behind `#`, so that it is sent to no server and stands in no log. */
export function deskPath({ code, miner }: { code: string; miner: string }): string {
  return `/desk#code=${code}&miner=${miner}`
}
