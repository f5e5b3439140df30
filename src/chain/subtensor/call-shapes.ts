import type { LookupEntry } from '@polkadot-api/metadata-builders'
import { RuntimeShapeError } from '../errors.ts'
import type { Runtime } from './runtime.ts'

const weights = 'netuid u16, dests [u16], weights [u16], version_key u64'
const reveal = 'uids [u16], values [u16], salt [u16], version_key u64'
const timelock = 'commit [u8], reveal_round u64, commit_reveal_version u16'

/** The calls that the client makes, with the arguments as it knows them. @source opentensor/subtensor@14bc6f9, pallets/subtensor/src/macros/dispatches.rs */
export const callShapes = {
  'SubtensorModule.set_weights': weights,
  'SubtensorModule.set_mechanism_weights': weights.replace('dests', 'mecid u8, dests'),
  'SubtensorModule.commit_weights': 'netuid u16, commit_hash [u8; 32]',
  'SubtensorModule.commit_mechanism_weights': 'netuid u16, mecid u8, commit_hash [u8; 32]',
  'SubtensorModule.reveal_weights': `netuid u16, ${reveal}`,
  'SubtensorModule.reveal_mechanism_weights': `netuid u16, mecid u8, ${reveal}`,
  'SubtensorModule.commit_timelocked_weights': `netuid u16, ${timelock}`,
  'SubtensorModule.commit_timelocked_mechanism_weights': `netuid u16, mecid u8, ${timelock}`,
  'SubtensorModule.burned_register': 'netuid u16, hotkey AccountId32',
  'SubtensorModule.serve_axon': 'netuid u16, version u32, ip u128, port u16, ip_type u8, protocol u8, placeholder1 u8, placeholder2 u8',
  'SubtensorModule.add_stake': 'hotkey AccountId32, netuid u16, amount_staked u64',
  'SubtensorModule.remove_stake': 'hotkey AccountId32, netuid u16, amount_unstaked u64',
  'Balances.transfer_keep_alive': 'dest Id | Index | Raw | Address32 | Address20, value compact u64',
} as const
export type CallName = keyof typeof callShapes

/**
 * Checks that calls take what we would give them: a call that another runtime reads differently must not be sent.
 * @throws {@link RuntimeShapeError} naming every call that is missing or takes other arguments
 */
export function checkCallShapes(runtime: Runtime, names: readonly CallName[]): void {
  const differences = names.flatMap((name) => {
    const shape = shapeOf(runtime, name)
    return shape === callShapes[name]
      ? []
      : [`${name}: expected (${callShapes[name]}), got ${shape === undefined ? 'no such call' : `(${shape})`}`]
  })
  if (differences.length > 0) throw new RuntimeShapeError({ specVersion: runtime.specVersion, differences })
}

function shapeOf({ metadata, lookup }: Runtime, name: string): string | undefined {
  const [pallet, call] = name.split('.')
  const calls = metadata.pallets.find((one) => one.name === pallet)?.calls
  const all = calls && lookup(calls.type)
  const found = all?.type === 'enum' && Object.hasOwn(all.value, call!) ? all.value[call!] : undefined
  if (found?.type !== 'struct') return found?.type
  return Object.entries(found.value)
    .map(([field, entry]) => `${field} ${describe(entry)}`)
    .join(', ')
}

/** A type in a word or two: enough to tell apart what would be encoded differently. */
function describe(entry: LookupEntry): string {
  switch (entry.type) {
    case 'primitive':
      return entry.value
    case 'compact':
      return `compact ${entry.size}`
    case 'sequence':
      return `[${describe(entry.value)}]`
    case 'array':
      return `[${describe(entry.value)}; ${entry.len}]`
    case 'option':
      return `optional ${describe(entry.value)}`
    case 'tuple':
      return `(${entry.value.map(describe).join(', ')})`
    case 'enum':
      return Object.keys(entry.value).join(' | ')
    default:
      return entry.type
  }
}
