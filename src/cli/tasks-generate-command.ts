import { Command, InvalidArgumentError, Option } from 'commander'
import { systemClock } from '../core/clock.ts'
import type { Attempt } from '../generation/attempt.ts'
import { GenerationConfig } from '../generation/generation-config.ts'
import { runAttempts } from '../generation/run-attempts.ts'
import { type Db, openStore } from '../store/open-store.ts'
import { countAttempts, everyAttempt } from '../store/task-attempts.ts'
import { openGenerator } from './open-generation.ts'
import { openModels } from './open-models.ts'
import { jsonOption, modelsOption, wholeNumber } from './options.ts'
import { createProgress, type Progress } from './progress.ts'
import { linesToFile, tryWriting } from './write-lines.ts'
import { writeScreenshots } from './write-screenshots.ts'

interface GenerateOptions {
  count: number
  seed: string
  out: string
  models?: string
  edits: EditRange
  responses: number
  screenshots?: string
  json?: boolean
  quiet?: boolean
}

/** The name under which attempts of this command are numbered: it has a database of its own. */
const STREAM = 'generate'
const TOLD_MS = 5000
const { fewestEdits, mostEdits, responses: RESPONSES } = GenerationConfig.parse({})

type EditRange = Pick<GenerationConfig, 'fewestEdits' | 'mostEdits'>

/** Makes tasks into a file, without a network. */
export function tasksGenerateCommand(): Command {
  return new Command('generate')
    .description('Make tasks whose ground truth has been verified, into a file: every response was run, every known pair found to differ.')
    .addOption(new Option('--count <n>', 'tasks').default(20).argParser(wholeNumber(1, 100_000)))
    .addOption(new Option('--seed <text>', 'the same seed makes the same tasks, as long as the built-in generator writes').default('1'))
    .addOption(new Option('--out <file>', 'JSON lines: one task each, with everything that was done to make it').makeOptionMandatory())
    .addOption(modelsOption())
    .addOption(
      new Option('--edits <min-max>', 'edits that make a request worse, from 2 to 7 of them')
        .default({ fewestEdits, mostEdits }, `${fewestEdits}-${mostEdits}`)
        .argParser(editRange),
    )
    .addOption(
      new Option('--responses <n>', 'answers of known order, the best one included; fewer where there are fewer edits')
        .default(RESPONSES)
        .argParser(wholeNumber(2, 8)),
    )
    .option('--screenshots <dir>', 'write the pictures of the responses there')
    .addOption(jsonOption())
    .addOption(new Option('--quiet', 'no progress on stderr'))
    .action(generate)
}

async function generate({ count, seed, out, models, edits, responses, screenshots, json, quiet }: GenerateOptions): Promise<void> {
  const startMs = performance.now()
  await tryWriting(out)
  const progress = createProgress({ quiet: quiet ?? false })
  const store = await progress.step('Opening a database in memory', () => openStore({ kind: 'memory' }))
  const generator = await progress
    .step('Opening the generator', async () => {
      const place = { db: store.db, clock: systemClock }
      return openGenerator({ ...place, models: await openModels(models, place), config: { ...edits, responses } })
    })
    .catch(async (error: unknown) => {
      await store.close()
      throw error
    })
  try {
    if (generator.withoutPages) progress.say(`  no pages are made: ${generator.withoutPages}`)
    const tally = { accepted: 0, rejected: 0 }
    const tell = tellNowAndThen(progress, () => `  ${tally.accepted} of ${count} tasks, ${tally.rejected} attempts rejected`)
    const failure = await runAttempts(await generator.forStream(STREAM, seed), {
      db: store.db,
      clock: systemClock,
      stream: STREAM,
      holder: 'this process',
      more: async (underWay) => tally.accepted + underWay < count,
      onEnd: ({ state }: Attempt) => {
        tally[state]++
        tell()
      },
    }).then(
      () => undefined,
      (error: unknown) => ({ error }),
    )
    // What was made before an outage is not lost; the exit code says that it is not all.
    if (!failure || tally.accepted > 0) await linesToFile(taskLines(store.db), out)
    if (failure) {
      if (tally.accepted > 0) progress.say(`! only ${tally.accepted} of ${count} tasks: ${out}`)
      throw failure.error
    }
    if (screenshots !== undefined) await writeScreenshots(store.db, STREAM, screenshots)
    const attempts = (await countAttempts(store.db)).filter(({ state }) => state !== 'claimed')
    const seconds = Math.round((performance.now() - startMs) / 100) / 10
    if (json) return void process.stdout.write(`${JSON.stringify({ out, author: generator.author.name, ...tally, seconds, attempts })}\n`)
    const rejects = attempts
      .filter(({ state }) => state === 'rejected')
      .map(({ stage, reason, count: n }) => `  ${n} at ${stage}: ${reason}`)
    process.stdout.write(
      [
        `${tally.accepted} tasks by ${generator.author.name} in ${seconds} s: ${out}`,
        `${tally.rejected} attempts rejected`,
        ...rejects,
        '',
      ].join('\n'),
    )
  } finally {
    await generator.close()
    await store.close()
  }
}

/** Two numbers, such as `3-6`. */
function editRange(text: string): EditRange {
  const [, fewest, most] = /^([2-7])-([2-7])$/.exec(text)?.map(Number) ?? []
  if (fewest === undefined || most === undefined || fewest > most)
    throw new InvalidArgumentError('expected two numbers from 2 to 7, the smaller first, such as 3-6.')
  return { fewestEdits: fewest, mostEdits: most }
}

/** One line an accepted attempt, in the order of their numbers. */
async function* taskLines(db: Db): AsyncGenerator<string> {
  for await (const { n, state, task, record } of everyAttempt(db, STREAM))
    if (state === 'accepted') yield `${JSON.stringify({ n, task, record })}\n`
}

function tellNowAndThen(progress: Progress, words: () => string): () => void {
  let toldMs = performance.now()
  return () => {
    if (performance.now() - toldMs < TOLD_MS) return
    toldMs = performance.now()
    progress.say(words())
  }
}
