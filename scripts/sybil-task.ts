import type { Rng } from '../src/core/rng.ts'
import type { Hotkey } from '../src/protocol/ids.ts'
import type { ArrivedEntry } from '../src/scoring/discount-copies.ts'
import { dojoRecipe } from '../src/scoring/dojo-recipe.ts'
import { judgeCompletion } from '../src/scoring/judge-completion.ts'
import { opinions } from '../src/scoring/opinions.ts'
import { scoreReplies } from '../src/scoring/score-replies.ts'
import type { Skill, SkillEntry } from '../src/scoring/skill-posterior.ts'
import { constructionTruth } from '../src/scoring/truth.ts'
import { readCalibration } from '../src/simulation/calibration.ts'
import { latentQualities } from '../src/simulation/latent-quality.ts'
import { perceive } from '../src/simulation/perceive.ts'
import { perceptRanks } from '../src/simulation/percept-ranks.ts'
import { inviteJudges } from '../src/validator/invite-judges.ts'

/** Judges that a task asks at first, and at most. */
export const RATERS = 4
const MOST = 12
const { scale, raters: people, perception } = readCalibration()

/** One scored reply. */
export interface Entry extends SkillEntry, ArrivedEntry {
  readonly deviation: readonly number[]
}

/** What the validator knows before it scores. */
export interface Known {
  skill(name: string): Skill
  between(a: string, b: string): number
}

/** What a name sees of a task: it may have been seen under another name before. */
export type Look = (name: string, see: (eyes: { bias: number; noise: number; rng: Rng }) => readonly number[]) => readonly number[]

interface Asked {
  readonly seq: number
  readonly epoch: number
  readonly asked: readonly string[]
  readonly others: readonly string[]
  readonly known: Known
  readonly look: Look
  readonly rng: Rng
  readonly arrival: number
}

/** One task of four pages in a known order, judged by those who are asked, and by more while its result is uncertain. */
export function judgeTask({ seq, epoch, asked, others, known, look, rng, arrival }: Asked): Entry[] {
  const truth = rng.shuffle([1, 2, 3, 4])
  const qualities = latentQualities(truth.map((rank) => ({ rank, content: '' }))).map(({ quality }) => quality)
  const names: string[] = []
  const percepts: (readonly number[])[] = []
  const ask = (list: readonly string[]) => {
    for (const name of rng.shuffle([...list])) {
      names.push(name)
      percepts.push(
        look(name, ({ bias, noise, rng: own }) =>
          perceive({ qualities, perception: perception.html, noise, worker: { bias: people.biasSd * bias, noise: 1 }, rng: own }),
        ),
      )
    }
  }
  ask(asked)
  for (;;) {
    const grades = percepts.map((list) => list.map((percept) => Math.min(scale.max, Math.max(scale.min, Math.round(percept)))))
    const more = names.length < Math.min(MOST, others.length)
    const { scores, gate, weights } = scoreReplies({
      raters: names,
      values: percepts.map((list) => perceptRanks(list, perception.html.tieWidth)),
      grades,
      gradeScale: scale,
      truth: constructionTruth(truth),
      reliability: names.map((name) => known.skill(name).mean),
      dependence: names.map((a) => names.map((b) => (a === b ? 0 : known.between(a, b)))),
      more,
      recipe: dojoRecipe,
    })
    const enough = judgeCompletion({ opinions: opinions(grades, scale), weights, fewest: RATERS, more }, dojoRecipe.completion)
    if (!more || (gate.outcome === 'trusted' && enough.state !== 'more'))
      return scores.map(({ value, evidence, deviation }, place) => {
        const miner = names[place]!
        return { task: `${seq}`, miner, worker: miner, domain: 'page', epoch, value, evidence, deviation, arrival: arrival + place }
      })
    ask(
      nextJudges(
        // At least one: all of a panel may have fled.
        Math.min(MOST, names.length + Math.max(1, Math.ceil(names.length / 2))) - names.length,
        others.filter((name) => !names.includes(name)),
        known,
        rng,
      ),
    )
  }
}

/** Proven ones first, then whoever is drawn. */
function nextJudges(places: number, free: readonly string[], { skill }: Known, rng: Rng): string[] {
  const lots = new Map(free.map((name) => [name, `${rng.next()}`]))
  const lot = (name: string) => lots.get(name)!
  const invited: string[] = inviteJudges(free as Hotkey[], { places, skill, lot })
  const rest = free.filter((name) => !invited.includes(name))
  return [...rng.shuffle(invited), ...rng.shuffle(rest)].slice(0, places)
}
