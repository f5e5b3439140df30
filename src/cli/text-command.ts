import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { answerMeasure, TEXT_MEASURES } from '../text/answer-measure.ts'
import { TextInputError } from '../text/errors.ts'
import { STYLE_FEATURES } from '../text/style-features.ts'
import { UsageError } from './errors.ts'

export function textCommand(): Command {
  return new Command('text')
    .description('Measure texts in JSON from stdin, and write the numbers to stdout.')
    .addHelpText(
      'after',
      `
stdin is one {"measure", ...fields} or a list of them, stdout one answer or a list of the same length. The measures and their fields:
${listed(TEXT_MEASURES)}

The features of style; a rate is a share of words where nothing else is said:
${listed(STYLE_FEATURES)}

An entry that cannot be read gives {"error": {"code", "message"}} in its place; the others are answered, and the exit code is 1.

Example:
  echo '{"measure": "rouge-l", "candidate": "police kill the gunman", "reference": "police killed the gunman"}' | kumite text`,
    )
    .action(async () => {
      if (process.stdin.isTTY)
        throw new UsageError('stdin: expected questions in JSON, got a terminal', { hint: 'kumite text < questions.json' })
      const questions = await readJson()
      const failures: TextInputError[] = []
      const answer = (question: unknown, where: string) => {
        try {
          return answerMeasure(question, where)
        } catch (error) {
          if (!(error instanceof TextInputError)) throw error
          failures.push(error)
          return { error: { code: error.code, message: error.message } }
        }
      }
      const answers = Array.isArray(questions)
        ? questions.map((question, index) => answer(question, `[${index}]`))
        : answer(questions, 'stdin')
      process.stdout.write(`${JSON.stringify(answers)}\n`)
      if (failures[0]) throw failures[0]
    })
}

function listed(told: Readonly<Record<string, { readonly words: string }>>): string {
  return Object.entries(told)
    .map(([name, { words }]) => `  ${name.padEnd(21)}${words}`)
    .join('\n')
}

async function readJson(): Promise<unknown> {
  try {
    return JSON.parse(await text(process.stdin))
  } catch (cause) {
    throw new TextInputError({ where: 'stdin', problem: `expected JSON, got ${(cause as Error).message}`, cause })
  }
}
