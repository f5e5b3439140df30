import { describeTaskTypeContract } from '../task-type.testing.ts'
import { mathematics } from './mathematics.ts'
import { plainNumber } from './problem.ts'
import { Sought } from './verify-result.ts'

describeTaskTypeContract({
  type: mathematics,
  ladder({ references, expected }) {
    const sought = Sought.parse(expected)
    const exact = references[1]!.text
    const result = references[0]!.text
    const other = sought.kind === 'number' ? plainNumber(sought.value * 1.004 + (sought.isMeasured ? 0 : 3)) : `${sought.formula} + 3`
    return {
      exact,
      paraphrase: `It comes to ${result}`,
      partial: `The answer is ${other}.`,
      wrong: `My result: ${sought.kind === 'number' ? 987654 : `9${sought.variable}^9`}`,
    }
  },
})
