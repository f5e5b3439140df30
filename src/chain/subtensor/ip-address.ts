import { isIP } from 'node:net'

/**
 * An address as the pallet stores it: a number, and the version of the protocol beside it.
 * @returns dotted or in groups of hex, lower case
 * @example formatIp({ ip: 3405803783n, ipType: 4 }) // '203.0.113.7'
 */
export function formatIp({ ip, ipType }: { ip: bigint; ipType: number }): string {
  const part = (index: number, bits: bigint) => (ip >> (BigInt(index) * bits)) & ((1n << bits) - 1n)
  if (ipType === 4) return [3, 2, 1, 0].map((index) => part(index, 8n)).join('.')
  const groups = [7, 6, 5, 4, 3, 2, 1, 0].map((index) => part(index, 16n).toString(16)).join(':')
  return new URL(`http://[${groups}]`).hostname.slice(1, -1) // in its shortest form
}

/**
 * The number of an address, as the pallet stores it.
 * @returns `undefined` if it is no address
 * @example parseIp('203.0.113.7') // { ip: 3405803783n, ipType: 4 }
 */
export function parseIp(address: string): { readonly ip: bigint; readonly ipType: 4 | 6 } | undefined {
  const version = address.includes('%') ? 0 : isIP(address) // a zone means something on one machine only
  if (version === 4) return { ip: address.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n), ipType: 4 }
  if (version === 6) return { ip: ipv6Number(address), ipType: 6 }
  return undefined
}

function ipv6Number(address: string): bigint {
  const withoutDots = address.replace(/[\d.]+$/, (tail) => (tail.includes('.') ? lastGroups(tail) : tail))
  const [head = '', tail] = withoutDots.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const [before, after] = [groups(head), groups(tail ?? '')]
  const all = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
  return all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
}

/** `1.2.3.4` at the end of an IPv6 address, as its two groups. */
function lastGroups(dotted: string): string {
  const [a, b, c, d] = dotted.split('.').map(Number) as [number, number, number, number]
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}
