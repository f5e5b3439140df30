import { bytes, moduleError, nothing, type PalletShape, type RuntimeShape, type Shape, type Variant } from './metadata.testing.ts'

const u16s: Shape = { vec: 'u16' }
const u64s: Shape = { vec: { compact: 'u64' } }
const compact16s: Shape = { vec: { compact: 'u16' } }
const ofSubnet = (fields: Readonly<Record<string, Shape>>) => ({ netuid: 'u16' as const, ...fields })
const ofMechanism = (fields: Readonly<Record<string, Shape>>) => ofSubnet({ mecid: 'u8', ...fields })
const weights = { dests: u16s, weights: u16s, version_key: 'u64' } as const
const revealed = { uids: u16s, values: u16s, salt: u16s, version_key: 'u64' } as const
const timelocked = { commit: { vec: 'u8' }, reveal_round: 'u64', commit_reveal_version: 'u16' } as const

const multiAddress: Shape = {
  variants: {
    Id: { index: 0, fields: ['AccountId32'] },
    Index: { index: 1, fields: [{ compact: nothing }] },
    Raw: { index: 2, fields: [{ vec: 'u8' }] },
    Address32: { index: 3, fields: [bytes(32)] },
    Address20: { index: 4, fields: [bytes(20)] },
  },
}

/** Calls at the places that they have in real runtimes. */
const subtensorCalls: Readonly<Record<string, Variant>> = {
  set_weights: { index: 0, fields: ofSubnet(weights) },
  add_stake: { index: 2, fields: { hotkey: 'AccountId32', netuid: 'u16', amount_staked: 'u64' } },
  remove_stake: { index: 3, fields: { hotkey: 'AccountId32', netuid: 'u16', amount_unstaked: 'u64' } },
  serve_axon: {
    index: 4,
    fields: ofSubnet({ version: 'u32', ip: 'u128', port: 'u16', ip_type: 'u8', protocol: 'u8', placeholder1: 'u8', placeholder2: 'u8' }),
  },
  burned_register: { index: 7, fields: ofSubnet({ hotkey: 'AccountId32' }) },
  register_network: { index: 59, fields: { hotkey: 'AccountId32' } },
  start_call: { index: 92, fields: ofSubnet({}) },
  commit_weights: { index: 96, fields: ofSubnet({ commit_hash: bytes(32) }) },
  reveal_weights: { index: 97, fields: ofSubnet(revealed) },
  commit_timelocked_weights: { index: 113, fields: ofSubnet(timelocked) },
  commit_mechanism_weights: { index: 115, fields: ofMechanism({ commit_hash: bytes(32) }) },
  reveal_mechanism_weights: { index: 116, fields: ofMechanism(revealed) },
  commit_timelocked_mechanism_weights: { index: 118, fields: ofMechanism(timelocked) },
  set_mechanism_weights: { index: 119, fields: ofMechanism(weights) },
}

const dispatchError: Shape = { variants: { Other: { index: 0 }, BadOrigin: { index: 2 }, Module: { index: 3, fields: [moduleError] } } }
const validityError: Shape = {
  variants: {
    Invalid: {
      index: 0,
      fields: [{ variants: { Future: { index: 2 }, Stale: { index: 3 }, BadProof: { index: 4 }, Custom: { index: 8, fields: ['u8'] } } }],
    },
  },
}

const phase: Shape = {
  variants: { ApplyExtrinsic: { index: 0, fields: ['u32'] }, Finalization: { index: 1 }, Initialization: { index: 2 } },
}
const systemEvents: Readonly<Record<string, Variant>> = {
  ExtrinsicSuccess: { index: 0 },
  ExtrinsicFailed: { index: 1, fields: { dispatch_error: dispatchError, dispatch_info: 'u64' } },
}
const subtensorEvents: Readonly<Record<string, Variant>> = {
  WeightsSet: { index: 5, fields: ['u16', 'u16'] },
  NeuronRegistered: { index: 6, fields: ['u16', 'u16', 'AccountId32'] },
  TimelockedWeightsRevealed: { index: 40, fields: ['u16', 'AccountId32'] },
}

const axon: Shape = { struct: { block: 'u64', version: 'u32', ip: 'u128', port: 'u16', ip_type: 'u8', protocol: 'u8' } }
/** The fields that we read, of the 72 that real runtimes have. */
const metagraph: Shape = {
  struct: {
    block: { compact: 'u64' },
    owner_hotkey: 'AccountId32',
    hotkeys: { vec: 'AccountId32' },
    coldkeys: { vec: 'AccountId32' },
    axons: { vec: axon },
    active: { vec: 'bool' },
    validator_permit: { vec: 'bool' },
    last_update: u64s,
    emission: u64s,
    dividends: compact16s,
    incentives: compact16s,
    consensus: compact16s,
    block_at_registration: u64s,
    total_stake: u64s,
  },
}

const ofNetuid = (value: Shape, fallback: string) => ({ value, fallback, keys: [['Identity', 'u16']] as const })
const weightRows = {
  value: { vec: { tuple: ['u16' as const, 'u16' as const] } },
  fallback: '0x00',
  keys: [['Identity', 'u16'] as const, ['Identity', 'u16'] as const],
}
/** Those that readers of hyperparameters cannot do without and that have no other use here. */
const hyperparameters = {
  StakeThreshold: { value: 'u64', fallback: `0x${'00'.repeat(8)}` },
  Kappa: ofNetuid('u16', '0xff7f'),
  ImmunityPeriod: ofNetuid('u16', '0x8813'),
  MinAllowedWeights: ofNetuid('u16', '0x0100'),
  MaxWeightsLimit: ofNetuid('u16', '0xffff'),
  MaxAllowedUids: ofNetuid('u16', '0x0001'),
  MaxAllowedValidators: ofNetuid('u16', '0x4000'),
  WeightsSetRateLimit: ofNetuid('u64', '0x6400000000000000'),
  WeightsVersionKey: ofNetuid('u64', `0x${'00'.repeat(8)}`),
  ServingRateLimit: ofNetuid('u64', '0x3200000000000000'),
  BondsMovingAverage: ofNetuid('u64', '0xa0bb0d0000000000'),
  BondsPenalty: ofNetuid('u16', '0xffff'),
  LiquidAlphaOn: ofNetuid('bool', '0x00'),
  AlphaValues: ofNetuid({ tuple: ['u16', 'u16'] }, '0x33b36666'),
  AlphaSigmoidSteepness: ofNetuid('u64', '0xe803000000000000'),
  Yuma3On: ofNetuid('bool', '0x01'),
  CommitRevealWeightsEnabled: ofNetuid('bool', '0x01'),
  NetworkRegistrationAllowed: ofNetuid('bool', '0x01'),
  MinBurn: ofNetuid('u64', '0x20a1070000000000'),
  MaxBurn: ofNetuid('u64', '0x00e8764817000000'),
} as const
const account: Shape = { struct: { nonce: 'u32', data: { struct: { free: 'u64', reserved: 'u64' } } } }

const eventRecords: Shape = {
  vec: {
    struct: {
      phase,
      event: {
        variants: {
          System: { index: 0, fields: [{ variants: systemEvents }] },
          SubtensorModule: { index: 7, fields: [{ variants: subtensorEvents }] },
        },
      },
      topics: { vec: bytes(32) },
    },
  },
}

const pallets: readonly PalletShape[] = [
  {
    name: 'System',
    index: 0,
    events: systemEvents,
    storage: {
      Events: { value: eventRecords, fallback: '0x00' },
      Account: { value: account, fallback: `0x${'00'.repeat(20)}`, keys: [['Blake2128Concat', 'AccountId32']] },
    },
  },
  {
    name: 'Timestamp',
    index: 2,
    storage: { Now: { value: 'u64', fallback: `0x${'00'.repeat(8)}` } },
    constants: { MinimumPeriod: ['u64', '0x3200000000000000'] },
  },
  { name: 'Balances', index: 5, calls: { transfer_keep_alive: { index: 3, fields: { dest: multiAddress, value: { compact: 'u64' } } } } },
  {
    name: 'SubtensorModule',
    index: 7,
    calls: subtensorCalls,
    events: subtensorEvents,
    errors: ['RootNetworkDoesNotExist', 'SettingWeightsTooFast', 'NeuronNoValidatorPermit'],
    storage: {
      Tempo: ofNetuid('u16', '0x6801'),
      Burn: ofNetuid('u64', '0x00ca9a3b00000000'),
      RevealPeriodEpochs: ofNetuid('u64', '0x0100000000000000'),
      LastEpochBlock: ofNetuid('u64', `0x${'00'.repeat(8)}`),
      PendingEpochAt: ofNetuid('u64', `0x${'00'.repeat(8)}`),
      SubnetEpochIndex: ofNetuid('u64', `0x${'00'.repeat(8)}`),
      LastMechansimStepBlock: ofNetuid('u64', `0x${'00'.repeat(8)}`),
      ValidatorTrust: ofNetuid(u16s, '0x00'),
      StakeWeight: ofNetuid(u16s, '0x00'),
      Weights: weightRows,
      ...hyperparameters,
      ValidatorPermit: ofNetuid({ vec: 'bool' }, '0x00'),
      Bonds: weightRows,
      CommitRevealWeightsVersion: { value: 'u16', fallback: '0x0400' },
      Incentive: ofNetuid(u16s, '0x00'),
      Uids: {
        value: 'u16',
        fallback: '0x0000',
        keys: [
          ['Identity', 'u16'],
          ['Blake2128Concat', 'AccountId32'],
        ],
      },
      Keys: {
        value: 'AccountId32',
        fallback: `0x${'00'.repeat(32)}`,
        keys: [
          ['Identity', 'u16'],
          ['Identity', 'u16'],
        ],
      },
    },
  },
]

const noData = (identifier: string) => ({ identifier, value: nothing, additional: nothing })
const eras = Object.fromEntries(
  Array.from({ length: 255 }, (_, index) => [`Mortal${index + 1}`, { index: index + 1, fields: ['u8' as const] }]),
)

/** A runtime with the calls, events and entries that the client needs, written down here from their description. */
export const subtensorShape: RuntimeShape = {
  pallets,
  apis: {
    BlockBuilder: {
      apply_extrinsic: { inputs: { extrinsic: { vec: 'u8' } }, output: { result: [{ result: [nothing, dispatchError] }, validityError] } },
    },
    SubnetInfoRuntimeApi: { get_metagraph: { inputs: { netuid: 'u16' }, output: { option: metagraph } } },
  },
  extensions: [
    noData('CheckNonZeroSender'),
    { identifier: 'CheckSpecVersion', value: nothing, additional: 'u32' },
    { identifier: 'CheckTxVersion', value: nothing, additional: 'u32' },
    { identifier: 'CheckGenesis', value: nothing, additional: bytes(32) },
    { identifier: 'CheckMortality', value: { variants: { Immortal: { index: 0 }, ...eras } }, additional: bytes(32) },
    { identifier: 'CheckNonce', value: { compact: 'u32' }, additional: nothing },
    { identifier: 'ChargeTransactionPayment', value: { compact: 'u64' }, additional: nothing },
    noData('SomethingNew'),
    {
      identifier: 'CheckMetadataHash',
      value: { variants: { Disabled: { index: 0 }, Enabled: { index: 1 } } },
      additional: { option: bytes(32) },
    },
  ],
}
