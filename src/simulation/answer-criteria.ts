import type { Rng } from '../core/rng.ts'
import { answerParts } from '../protocol/answer-parts.ts'
import type { CriterionAnswer, FurtherCriterion } from '../protocol/criteria.ts'
import type { ResponseJudgment, Verdict } from '../protocol/judgment.ts'
import type { PresentedTask } from '../protocol/task.ts'

/** Says where it comes from, wherever it is read. */
const WORDS = '(simulated)'

/**
 * Adds answers to everything else that a task asks: what follows from the grades and the order where something does, else drawn.
 * Who cannot judge answers nothing.
 */
export function answerCriteria(verdict: Verdict, { criterion, criteria, responses }: PresentedTask, rng: Rng): Verdict {
  if (verdict.kind !== 'ranked' || criteria.length === 0) return verdict
  const share = ({ grade }: ResponseJudgment) => (grade - criterion.min) / Math.max(1, criterion.max - criterion.min)
  const ids = responses.map(({ id }) => id)
  const answers = criteria.map((asked) => [asked.id, answer(asked, ids, { of: (id) => verdict.responses[id]!, share }, rng.fork(asked.id))])
  return { ...verdict, answers: Object.fromEntries(answers) }
}

interface Said {
  of(id: string): ResponseJudgment
  /** Of the scale, in [0, 1]. */
  share(judgment: ResponseJudgment): number
}

function answer(asked: FurtherCriterion, ids: readonly string[], { of, share }: Said, rng: Rng): CriterionAnswer {
  const about = <Value>(value: (part: string) => Value) =>
    Object.fromEntries(answerParts(asked, ids).map((part) => [part, value(part)] as const))
  switch (asked.kind) {
    case 'rank':
      return { kind: 'rank', by: about((id) => of(id).rank) }
    case 'grade':
      return { kind: 'grade', by: about((id) => asked.min + Math.round(share(of(id)) * (asked.max - asked.min))) }
    case 'single-choice':
      return { kind: 'single-choice', by: about(() => rng.pick(asked.options).id) }
    case 'multi-choice':
      return { kind: 'multi-choice', by: about(() => asked.options.filter(() => rng.next() < 0.25).map(({ id }) => id)) }
    case 'pairwise':
      return {
        kind: 'pairwise',
        by: about((pair) => {
          const [first, second] = pair.split(' ').map((id) => of(id).rank)
          return first === second ? 'tie' : first! < second! ? 'first' : 'second'
        }),
      }
    case 'text':
      return { kind: 'text', by: about(() => WORDS.padEnd(asked.minCharacters, '.').slice(0, asked.maxCharacters)) }
    case 'pins': {
      const worst = ids.reduce((found, id) => (of(id).rank > of(found).rank ? id : found))
      return { kind: 'pins', by: { [worst]: [{ x: rng.int(5, 95), y: rng.int(5, 95), note: WORDS }] } }
    }
  }
}
