/** What the columns of the metagraph mean, in words for someone who sees them for the first time. */
export const GLOSSARY = {
  uid: 'Position of a neuron in this network. It stays with the same hotkey until that is replaced.',
  neuron: 'A member of the network, and its hotkey: the public key it signs with.',
  role: 'Validators set tasks and score; miners have them judged by their workers, or answer them. Below it: how the workers behave, when they are simulated.',
  stake: 'Alpha staked on this neuron now. Point at it for rao: 1 alpha is 1,000,000,000 rao.',
  stakeWeight: 'Share of all stake that this neuron had when the last epoch ran. The more a validator has, the more its weights count.',
  trust:
    'Validators: the share of their weights that consensus kept. Miners: how much of the weight set on them survived clipping to consensus.',
  consensus: 'The weight that validators holding a majority of the stake give this miner at least; more than that is clipped.',
  incentive: "The miner's share of what miners earn in an epoch, after consensus.",
  dividends: "The validator's share of what validators earn, from its bonds with miners that did well.",
  emission: "Alpha paid for the last epoch, miners' and validators' parts together.",
  lastUpdate: 'Blocks since a validator last set weights; for a miner, since it registered.',
  registeredAt: 'Block in which its hotkey came. A newcomer cannot be replaced for a while.',
  permit: 'Whether it may set weights on others: those with most stake may.',
  active: 'Whether its weights were young enough to count in the last epoch.',
  axon: 'Address at which it says it can be reached, if it does.',
  coldkey: 'Public key of its owner, who holds what it earns.',
} as const
