import { isIP } from 'node:net'
import { type Applied, type CallContext, checkRules, existingSubnet } from './call-context.ts'
import { uidOf } from './uid-of.ts'

/** Addresses that nobody can reach, as the pallet sees them; 127.0.0.2 is not among them, and is loopback on Linux. */
const UNREACHABLE = new Set(['0.0.0.0', '255.255.255.255', '127.0.0.1', '::', '::1'])

/**
 * Publishes where the neuron of the signing hotkey can be reached.
 * @throws {@link ChainCallError} if it is not registered, the address or port cannot be reached, or it served too recently
 * @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/subnets/serving.rs: do_serve_axon
 */
export function serveAxon(
  { state, signer, block }: CallContext,
  { netuid, ip, port }: { netuid: number; ip: string; port: number },
): Applied {
  const uid = uidOf(state, signer)
  const served = state.neurons[uid]?.axon
  const limit = state.hyperparameters.servingRateLimit
  checkRules('serve_axon', [
    existingSubnet(state, netuid),
    { holds: uid >= 0, pallet: 'HotKeyNotRegisteredInNetwork', expected: 'a registered hotkey', got: signer },
    { holds: isReachable(ip), pallet: 'InvalidIpAddress', expected: 'an IP address that can be reached', got: ip },
    { holds: port >= 1 && port <= 65_535, pallet: 'InvalidPort', expected: 'a port from 1 to 65535', got: `${port}` },
    {
      holds: !served || block - served.block >= limit,
      pallet: 'ServingRateLimitExceeded',
      expected: `${limit} blocks since the axon was served`,
      got: `${block - (served?.block ?? 0)}`,
    },
  ])
  const neurons = state.neurons.map((neuron, index) => (index === uid ? { ...neuron, axon: { ip, port, block } } : neuron))
  return { state: { ...state, neurons }, events: [{ kind: 'axon-served', uid }] }
}

/** An address with a zone (`fe80::1%eth0`) means something on one machine only, and has no place in the pallet's number. */
function isReachable(ip: string): boolean {
  return isIP(ip) !== 0 && !ip.includes('%') && !UNREACHABLE.has(ip)
}
