import type { Rng } from '../../../core/rng.ts'
import { difficultyLevel } from '../difficulty-level.ts'
import { NoQuestionError } from '../errors.ts'
import { generatedSnapshot } from '../generated-snapshot.ts'
import { fencedCode } from '../programs/fenced-code.ts'
import { describeProgram, type Program } from '../programs/program.ts'
import { OWN_CODE_BOUNDS, ProgramTests, runCode } from '../programs/run-code.ts'
import { type Tests, testedProgram } from '../programs/tested-program.ts'
import type { Question } from '../question.ts'
import type { TaskType } from '../task-type.ts'
import { findCode } from '../verifiers/find-code.ts'
import { verdict } from '../verifiers/verdict.ts'
import { mutate } from './mutate.ts'

const LEVELS = 4
const MOST_TRIES = 12

/** Generated functions with a slip or two in them: an answer is right if its code passes calls that nobody was shown. */
export const codeDebugging: TaskType = {
  name: 'code-debugging',
  version: '1',
  words: 'small JavaScript functions with a mistake to find and mend',
  weights: { correctness: 0.9, literal: 0.05, semantic: 0.05 },

  async make({ rng, difficulty }) {
    const level = difficultyLevel(difficulty, LEVELS)
    const { program, tests } = await testedProgram(codeDebugging.name, rng, level === 0 ? 1 : level + 1)
    const answers = [
      { text: fencedCode(program.code), by: 'the code before the slip' },
      { text: fencedCode(program.other), by: 'another implementation' },
    ]
    const { broken, failedCall } = await breakIt(rng, program, tests, level >= 2 ? 2 : 1)
    const shown = tests.calls[failedCall]!
    const symptom = `${program.name}(${JSON.stringify(shown.with[0])}) should give ${JSON.stringify(shown.gives)} and does not`
    const hint = level === 3 ? '' : ` For example, ${symptom}.`
    const question: Question = {
      type: codeDebugging.name,
      version: codeDebugging.version,
      topic: 'programming',
      subtopic: program.subtopic,
      goal: 'get a function mended',
      query: `The JavaScript function ${program.name} ${describeProgram(program)}. At least it should: there is a mistake in it.${hint} Find out what is wrong and write the whole function again.\n\n${fencedCode(broken)}`,
      essentials: [program.name, describeProgram(program), ...(hint === '' ? [] : [symptom]), fencedCode(broken)],
      material: fencedCode(broken),
      difficulty: level / (LEVELS - 1),
      ...generatedSnapshot(codeDebugging, program.subtopic, `${program.signature} ${describeProgram(program)}.`, answers),
      expected: tests,
    }
    return question
  },

  async verify({ expected }, answer) {
    const tests = ProgramTests.parse(expected)
    const code = findCode(answer, tests.name)
    if (code === undefined) return verdict(0, `does not hold one function ${tests.name}`)
    const { passes, why } = await runCode(code, tests)
    return verdict(passes ? 1 : 0, why, { contradicts: !passes })
  },
}

/** With slips that show: the code runs, ends, and gives something wrong. */
async function breakIt(rng: Rng, { code }: Program, tests: Tests, slips: number): Promise<{ broken: string; failedCall: number }> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    let broken = code
    for (let n = 0; n < slips; n++) broken = mutate(rng, broken)?.code ?? broken
    const { passes, failedCall } = await runCode(broken, tests, OWN_CODE_BOUNDS)
    if (!passes && failedCall !== undefined) return { broken, failedCall }
  }
  throw new NoQuestionError({ type: codeDebugging.name, got: `no slip that shows in:\n${code}` })
}
