import { fencedCode } from '../programs/fenced-code.ts'
import { ProgramTests } from '../programs/run-code.ts'
import { describeTaskTypeContract } from '../task-type.testing.ts'
import { codeWriting } from './code-writing.ts'

describeTaskTypeContract({
  type: codeWriting,
  ladder({ references, expected }) {
    const { name } = ProgramTests.parse(expected)
    const [loop, chain] = references
    return {
      exact: loop!.text,
      paraphrase: `I would write it so:\n\n${chain!.text}\n\nThat should do.`,
      partial: loop!.text.replace('const kept = []', "if (arguments[0].length === 0) return 'none'\n  const kept = []"),
      wrong: fencedCode(`function ${name}() { return 'sorry' }`),
    }
  },
  negations: () => [],
  constants: ['```js\nfunction digest(numbers) { return null }\n```', '```js\nfunction tally(words) { return words.length }\n```'],
})
