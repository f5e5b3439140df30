import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Networks that are no part of the internet: this machine, its neighbours, documentation, multicast, and what was never given out. */
const PRIVATE_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]
/** Within 2000::/3, the only part of IPv6 that is given out: documentation, and what holds an IPv4 address within it. */
const PRIVATE_V6 = ['2001::/23', '2001:db8::/32', '2002::/16']

const internet = listOf(['2000::/3'], 'ipv6')
const privateV4 = listOf(PRIVATE_V4, 'ipv4')
const privateV6 = listOf(PRIVATE_V6, 'ipv6')

/**
 * Whether an address is one of the internet, so that a stranger who names it can only lead there, and not to a service behind our own walls.
 * @source IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890)
 * @example isPublicAddress('1.1.1.1') // true
 * @example isPublicAddress('169.254.169.254') // false
 */
export function isPublicAddress(ip: string): boolean {
  if (isIPv4(ip)) return !privateV4.check(ip, 'ipv4')
  return isIPv6(ip) && internet.check(ip, 'ipv6') && !privateV6.check(ip, 'ipv6')
}

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), family)
  }
  return list
}
