import { fencedCode } from '../programs/fenced-code.ts'
import { ProgramTests } from '../programs/run-code.ts'
import type { Question } from '../question.ts'
import { describeTaskTypeContract } from '../task-type.testing.ts'
import { codeDebugging } from './code-debugging.ts'

const brokenCode = ({ query }: Question) => query.slice(query.indexOf('```'))

describeTaskTypeContract({
  type: codeDebugging,
  ladder(question) {
    const { name } = ProgramTests.parse(question.expected)
    return {
      exact: question.references[0]!.text,
      paraphrase: `I would write it so:\n\n${question.references[1]!.text}\n\nThat should do.`,
      partial: brokenCode(question),
      wrong: fencedCode(`function ${name}() { return 'sorry' }`),
    }
  },
  negations: () => [],
})
