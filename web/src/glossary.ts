/** What the columns of the metagraph mean, in words for someone who sees them for the first time. */
export const GLOSSARY = {
  uid: 'Position of a neuron in this network. It stays with the same hotkey until that is replaced.',
  neuron: 'A member of the network, and its hotkey: the public key it signs with.',
  role: 'Validators set tasks and score; miners have them judged by their workers. Below it: how the workers behave, when they are simulated.',
  stake: 'Share of all stake in this network. The more stake a validator has, the more its weights count.',
  trust:
    'Validators: the share of their weights that consensus kept. Miners: how much of the weight set on them survived clipping to consensus.',
  consensus: 'The weight that validators holding a majority of the stake give this miner at least; more than that is clipped.',
  incentive: "The miner's share of what miners earn in an epoch, after consensus.",
  dividends: "The validator's share of what validators earn, from its bonds with miners that did well.",
  emission: "Share of everything paid for the last epoch, miners' and validators' parts together.",
  lastUpdate: 'Blocks since a validator last set weights; for a miner, since it registered.',
} as const
