import { InvalidScoringInputError } from './errors.ts'

/** One scored task as evidence of skill. */
export interface SkillEntry {
  readonly miner: string
  readonly worker: string
  readonly domain: string
  readonly epoch: number
  /** Task score in [-1, 1]; 0 = chance. */
  readonly value: number
  /** How much it says, in [0, 1]: 1 where a known order was behind it, less where only other judges were. */
  readonly evidence: number
}

export interface SkillOptions {
  /** The epoch that is judged from: older entries weigh `decay ** age`, later ones are left out. */
  readonly epoch: number
  readonly decay: number
  /** Shrinkage: so many imagined tasks at the level of whatever stands above (chance, the miner, the worker). */
  readonly priorTasks: number
  /** Standard deviation of one task score. */
  readonly spread: number
  /** So much evidence, in tasks, before anybody is more than learning. */
  readonly leastTasks: number
  /** Suspended: so unlikely to be better than this that even mean + 3 sd is below it. */
  readonly suspendBelow: number
}

/** What is known of a worker at a miner in a domain, or of a miner in a domain. */
export interface Skill {
  /** Expected score of a coming task: in [-1, 1], 0 = unknown or chance. */
  readonly mean: number
  /** Uncertainty of the mean. */
  readonly sd: number
  /** Evidence in all domains, in tasks, decayed. */
  readonly tasks: number
  /**
   * In all domains. learning: too little evidence. proven: clearly above chance, mean - 2 sd > 0. suspended: clearly no better than chance;
   * counts nothing among its peers. undecided: enough evidence, and still neither.
   */
  readonly standing: 'learning' | 'proven' | 'undecided' | 'suspended'
}

/** Skills of everybody who has been scored; whoever has not starts where its miner stands, or at chance. */
export interface SkillBook {
  /**
   * @param who.worker `undefined` = whoever the miner may send: all its workers together
   * @param who.domain `undefined` = all domains together
   */
  of(who: { readonly miner: string; readonly worker: string | undefined; readonly domain: string | undefined }): Skill
}

/**
 * Posterior of every worker's skill, by domain: a new worker starts where its miner stands, a known one in a new domain where it stands elsewhere.
 *
 * mean = (sum of evidence * score + priorTasks * mean above) / (evidence + priorTasks), from chance to miner to worker to domain. Evidence
 * decays, so that people may get better or worse. One task says almost nothing: an honest rater of user interfaces is told from a
 * random one with AUC .64 after 1 task, .85 after 10, .94 after 20.
 *
 * @param entries of any epochs, in any order: the same entries give the same bits
 * @throws {@link InvalidScoringInputError} if a value is not in [-1, 1] or an evidence not in [0, 1]
 * @cost O(n log n)
 * @source James & Stein (1961), Proc. 4th Berkeley Symp. 1:361-379 (shrinkage towards a common value); nested as in Gelman et al. (2013), Bayesian Data Analysis, ch. 5
 * @example skillPosterior([{ miner: 'm', worker: 'w', domain: 'd', epoch: 1, value: 0.5, evidence: 1 }], { epoch: 1, decay: 1, priorTasks: 1, spread: 0.5, leastTasks: 20, suspendBelow: 0 }).of({ miner: 'm', worker: 'new', domain: 'd' }).mean // 0.25
 */
export function skillPosterior(entries: Iterable<SkillEntry>, options: SkillOptions): SkillBook {
  const { epoch, decay, priorTasks, spread } = options
  const evidenceOf = new Map<string, Evidence>()
  for (const entry of sorted(entries)) {
    if (entry.epoch > epoch) continue
    const { miner, worker, domain, value } = entry
    const weight = entry.evidence * decay ** (epoch - entry.epoch)
    for (const key of [keyOf(miner), keyOf(miner, ALL, domain), keyOf(miner, worker), keyOf(miner, worker, domain)]) {
      const { sum, tasks } = evidenceOf.get(key) ?? NONE
      evidenceOf.set(key, { sum: sum + weight * value, tasks: tasks + weight })
    }
  }
  const known = (...names: readonly string[]) => evidenceOf.get(keyOf(...names)) ?? NONE
  const update = (above: number, { sum, tasks }: Evidence) => (sum + priorTasks * above) / (tasks + priorTasks)
  const uncertainty = ({ tasks }: Evidence) => spread / Math.sqrt(tasks + priorTasks)
  return {
    of({ miner, worker, domain }) {
      const minerMean = update(0, known(miner))
      const overall = worker === undefined ? known(miner) : known(miner, worker)
      const mean = worker === undefined ? minerMean : update(minerMean, overall)
      const everywhere = { mean, sd: uncertainty(overall), tasks: overall.tasks }
      const standing = standingOf(everywhere, options)
      if (domain === undefined) return { ...everywhere, standing }
      const inDomain = known(miner, worker ?? ALL, domain)
      return { mean: update(mean, inDomain), sd: uncertainty(inDomain), tasks: overall.tasks, standing }
    },
  }
}

function standingOf({ mean, sd, tasks }: Omit<Skill, 'standing'>, { leastTasks, suspendBelow }: SkillOptions): Skill['standing'] {
  if (tasks < leastTasks) return 'learning'
  if (mean + 3 * sd < suspendBelow) return 'suspended'
  return mean - 2 * sd > 0 ? 'proven' : 'undecided'
}

/** In the place of a worker's name: all workers of a miner. */
const ALL = ''

interface Evidence {
  readonly sum: number
  readonly tasks: number
}
const NONE: Evidence = { sum: 0, tasks: 0 }

function keyOf(...names: readonly string[]): string {
  return names.join('\0')
}

/** By code units and numbers: sums must not depend on the order in which a database gives its rows. */
function sorted(entries: Iterable<SkillEntry>): SkillEntry[] {
  const all = [...entries]
  for (const { miner, value, evidence } of all)
    if (!(value >= -1 && value <= 1 && evidence >= 0 && evidence <= 1))
      throw new InvalidScoringInputError({
        where: 'skillPosterior',
        expected: 'values in [-1, 1] and evidence in [0, 1]',
        got: `${value} and ${evidence} for ${miner}`,
      })
  const key = ({ miner, worker, domain }: SkillEntry) => keyOf(miner, worker, domain)
  const keyed = all.map((entry) => ({ entry, key: key(entry) }))
  keyed.sort(
    (a, b) =>
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) ||
      a.entry.epoch - b.entry.epoch ||
      a.entry.value - b.entry.value ||
      a.entry.evidence - b.entry.evidence,
  )
  return keyed.map(({ entry }) => entry)
}
