import type { Rng } from '../../../core/rng.ts'
import { difficultyLevel } from '../difficulty-level.ts'
import { generatedSnapshot } from '../generated-snapshot.ts'
import { fencedCode } from '../programs/fenced-code.ts'
import { describeProgram, type Program } from '../programs/program.ts'
import { ProgramTests, runCode } from '../programs/run-code.ts'
import { testedProgram, USUAL_CALLS } from '../programs/tested-program.ts'
import type { Conversation, Question } from '../question.ts'
import type { TaskType } from '../task-type.ts'
import { findCode } from '../verifiers/find-code.ts'
import { NEAR_MISS_WORTH } from '../verifiers/near-miss.ts'
import { verdict } from '../verifiers/verdict.ts'

const LEVELS = 4

/** Functions to write as they are described: an answer is right if its code passes calls that nobody was shown. */
export const codeWriting: TaskType = {
  name: 'code-writing',
  version: '2',
  words: 'small JavaScript functions to write from a description, held to hidden tests',
  weights: { correctness: 0.9, literal: 0.05, semantic: 0.05 },

  async make({ rng, difficulty }) {
    const level = difficultyLevel(difficulty, LEVELS)
    const { program, tests } = await testedProgram(codeWriting.name, rng, level + 1)
    const answers = [
      { text: fencedCode(program.code), by: 'with a loop' },
      { text: fencedCode(program.other), by: 'as a chain of calls' },
    ]
    const conversation = rng.next() < 0.5 ? conversationOn(program) : undefined
    const question: Question = {
      type: codeWriting.name,
      version: codeWriting.version,
      topic: 'programming',
      subtopic: program.subtopic,
      goal: 'get a function written',
      query: `Write a JavaScript function ${program.signature} that ${describeProgram(program)}.${examples(program, rng, 2 - Math.min(2, level))}`,
      essentials: [program.signature, ...program.does, program.gives],
      ...(conversation && { conversation }),
      difficulty: level / (LEVELS - 1),
      ...generatedSnapshot(codeWriting, program.subtopic, `${program.signature} ${describeProgram(program)}.`, answers),
      expected: tests,
    }
    return question
  },

  async verify({ expected }, answer) {
    const { name, calls } = ProgramTests.parse(expected)
    const code = findCode(answer, name)
    if (code === undefined) return verdict(0, `does not hold one function ${name}`)
    const { passes, failedCall = 0, why } = await runCode(code, { name, calls })
    if (passes) return verdict(1, why)
    const isNear = failedCall >= USUAL_CALLS // it does as told with usual lists, and not with the empty one
    return isNear ? verdict(NEAR_MISS_WORTH, why) : verdict(0, why, { contradicts: true })
  },
}

function examples(program: Program, rng: Rng, count: number): string {
  return Array.from({ length: count }, () => {
    const argument = program.draw(rng)
    return ` For example, ${program.name}(${JSON.stringify(argument)}) gives ${JSON.stringify(program.run(argument))}.`
  }).join('')
}

/** What is done, and what comes back, told only when it is asked for. */
function conversationOn({ signature, takes, does, gives }: Program): Conversation {
  return {
    opening: `Write a JavaScript function ${signature} that takes ${takes} and works something out of it.`,
    details: [
      {
        name: 'steps',
        keywords: ['step', 'steps', 'do', 'work', 'compute', 'calculate', 'logic', 'happen', 'filter', 'transform', 'purpose', 'task'],
        says: `First it ${does.join(', ')}.`,
      },
      {
        name: 'result',
        keywords: ['return', 'returns', 'result', 'output', 'give', 'back', 'end'],
        says: `In the end it returns ${gives}.`,
      },
    ],
  }
}
