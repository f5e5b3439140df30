import * as z from 'zod'
import { createRng } from '../../../core/rng.ts'
import type { Question } from '../question.ts'
import { describeTaskTypeContract, type Ladder } from '../task-type.testing.ts'
import { Constraint } from './constraint.ts'
import { instructionFollowing } from './instruction-following.ts'
import { obedientText } from './obedient-text.ts'

function ladder({ references, expected }: Question): Ladder {
  const { constraints } = z.object({ constraints: z.array(Constraint) }).parse(expected)
  const exact = references[0]!.text
  return {
    exact,
    paraphrase: obedientText(createRng('somebody else'), constraints, 'place last'),
    partial: `${exact} ... indeed!`,
    wrong: 'We had, at the time, no idea of what it would come to in the end.',
  }
}

describeTaskTypeContract({
  type: instructionFollowing,
  ladder,
  parts: ['intent'], // nothing is claimed, and the manner is part of what is asked for
  hedges(question) {
    const { exact, wrong } = ladder(question)
    return [`${exact}\n${wrong}`, `${wrong}\n${exact}`, `Either ${wrong} or ${exact}`]
  },
  constants: ['Now a boat rests in town.', '{"name": "x", "score": 1}', '- one\n- two\n- three'],
})
