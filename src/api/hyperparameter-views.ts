import type { Hyperparameters } from '../chain/chain.ts'
import type { HyperparameterView } from '../protocol/hyperparameters.ts'

type About = Pick<HyperparameterView, 'group' | 'unit' | 'words'>

/** What each hyperparameter is: complete, or it does not compile. Their order is that of the page. */
const ABOUT: Readonly<Record<keyof Hyperparameters, About>> = {
  tempo: about('Epoch', 'blocks', 'Blocks from one epoch to the next, less one.'),
  mechanismCount: about(
    'Epoch',
    'count',
    'Incentive mechanisms that share the emission of this subnet; each has weights and bonds of its own.',
  ),
  activityCutoff: about('Epoch', 'blocks', 'A validator whose weights are older than this counts as inactive and its weights as none.'),

  commitRevealEnabled: about('Weights', 'switch', 'Weights are sent sealed and opened later, so that nobody can copy them in time.'),
  commitRevealPeriod: about('Weights', 'epochs', 'Epochs from sealing weights to opening them.'),
  weightsRateLimit: about('Weights', 'blocks', 'A validator must wait so long before it sets weights again.'),
  weightsVersion: about('Weights', 'number', 'Weights that were made by older validator software than this are refused.'),
  minAllowedWeights: about('Weights', 'uids', 'A row of weights must name at least so many uids.'),
  maxWeightLimit: about('Weights', 'share', 'Largest share of its row that one weight may have.'),

  kappa: about('Consensus', 'share', 'Share of the stake that must give a weight before it counts: above that, weights are clipped.'),
  yuma3Enabled: about(
    'Consensus',
    'switch',
    'Bonds of each validator with each miner grow by themselves (Yuma 3), rather than as shares of one whole (Yuma 1).',
  ),
  bondsMovingAverage: about('Consensus', 'millionths', 'How much of the old bonds stays in every epoch.'),
  bondsPenalty: about('Consensus', 'share', 'How far weights above consensus are clipped before they make bonds: 1 is wholly.'),
  liquidAlphaEnabled: about('Consensus', 'switch', 'How fast bonds move depends on how close the weight is to consensus.'),
  alphaLow: about('Consensus', 'share', 'With liquid alpha: the slowest that a bond moves.'),
  alphaHigh: about('Consensus', 'share', 'With liquid alpha: the fastest that a bond moves.'),
  alphaSigmoidSteepness: about('Consensus', 'number', 'With liquid alpha: how sharply speed falls off with the distance from consensus.'),

  registrationAllowed: about('Registration', 'switch', 'Whether anybody may register.'),
  minBurnRao: about('Registration', 'tao', 'The least that registering costs; the price falls towards it.'),
  maxBurnRao: about('Registration', 'tao', 'The most that registering costs; every registration raises the price.'),
  maxRegistrationsPerBlock: about('Registration', 'count', 'Registrations that one block takes; 0 is no limit.'),
  targetRegistrationsPerInterval: about('Registration', 'count', 'A third of the registrations that 360 blocks take; 0 is no limit.'),

  maxAllowedUids: about('Neurons', 'uids', 'Places in this subnet; when all are taken, a newcomer replaces the weakest.'),
  maxAllowedValidators: about('Neurons', 'uids', 'So many neurons, those with most stake, may set weights on others.'),
  stakeThresholdRao: about('Neurons', 'alpha', 'Stake below this counts as none.'),
  immunityPeriod: about('Neurons', 'blocks', 'A newcomer cannot be replaced for so long.'),
  minNonImmuneUids: about('Neurons', 'uids', 'At least so many neurons can always be replaced.'),
  immuneOwnerUidsLimit: about('Neurons', 'uids', "So many of the subnet owner's neurons can never be replaced."),
  servingRateLimit: about('Neurons', 'blocks', 'A neuron must wait so long before it announces another address.'),
}

function about(group: About['group'], unit: About['unit'], words: string): About {
  return { group, unit, words }
}

/** All hyperparameters with what they mean; amounts as text. */
export function toHyperparameterViews(hyperparameters: Hyperparameters): HyperparameterView[] {
  return Object.entries(ABOUT).map(([name, { group, unit, words }]) => {
    const value = hyperparameters[name as keyof Hyperparameters] // the keys are those
    return { name, group, unit, value: typeof value === 'bigint' ? value.toString() : value, words }
  })
}
