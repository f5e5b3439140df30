import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import * as z from 'zod'
import { systemClock } from '../core/clock.ts'
import { GuidelinesRequest } from '../protocol/desk.ts'
import { askOperator } from './ask-operator.ts'
import { UsageError } from './errors.ts'
import { GuidelinesReply } from './guidelines-call.ts'

interface GuidelinesOptions {
  data: string
  databaseUrl?: string
  miner?: string
  json?: boolean
  builtIn?: boolean
}

/** The guidelines of a miner's workers: shown, or replaced by those of a file. */
export function workersGuidelinesCommand(): Command {
  return new Command('guidelines')
    .description('Show the guidelines of the workers, or publish others: every worker accepts them before its next task.')
    .argument('[file]', 'a Markdown text; what stands before its first ## heading is shown at once, the rest unfolds')
    .option('--built-in', 'publish the built-in ones again')
    .action(async (file: string | undefined, { miner, json, builtIn, ...options }: GuidelinesOptions) => {
      if (file !== undefined && builtIn) throw new UsageError('workers guidelines: expected a file or --built-in, got both')
      const text = file === undefined ? null : await readText(file)
      const asked = GuidelinesRequest.safeParse({ text })
      if (!asked.success) throw new UsageError(`${file}: ${z.prettifyError(asked.error)}`)
      const publish = file !== undefined || builtIn ? { publish: { text, atMs: systemClock.now() } } : {}
      const call = { do: 'guidelines' as const, ...(miner === undefined ? {} : { miner }), ...publish }
      const { current, refused } = GuidelinesReply.parse(await askOperator(options, call)).guidelines
      if (!current) throw new UsageError(refused ?? 'workers guidelines: expected an answer, got none')
      if (json) return void process.stdout.write(`${JSON.stringify(current)}\n`)
      const { version, texts, builtIn: ours, publishedAt } = current
      if (!('publish' in publish)) process.stdout.write(`${texts.en ?? Object.values(texts)[0]}\n`)
      process.stderr.write(
        `version ${version.slice(0, 12)}, ${ours ? 'built-in' : 'own'}${publishedAt ? `, published ${publishedAt}` : ''}\n`,
      )
    })
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new UsageError(`${file}: expected a text file that can be read, got ${(cause as NodeJS.ErrnoException).code ?? 'an error'}`, {
      cause,
    })
  }
}
