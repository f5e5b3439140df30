import { createReadStream } from 'node:fs'
import { Command } from 'commander'
import { createRng } from '../core/rng.ts'
import type { ColumnNames, RatingColumns } from '../datasets/rating-columns.ts'
import { type ReadRatings, readRatings } from '../datasets/read-ratings.ts'
import { scoreRatings } from '../scoring/ratings/score-ratings.ts'
import { FileError, UsageError } from './errors.ts'
import { jsonOption } from './options.ts'
import { printable } from './printable.ts'
import { createProgress, type Progress } from './progress.ts'
import { tellRatingReport } from './tell-rating-report.ts'

interface Options {
  readonly rater?: string
  readonly item?: string
  readonly group?: string
  readonly criterion?: string
  readonly value?: string[]
  readonly rank?: string[]
  readonly label?: string[]
  readonly gold?: string
  readonly all?: boolean
  readonly json?: boolean
}

export function scoreCommand(): Command {
  const columns = (list: string) => list.split(',')
  return new Command('score')
    .description('Judge an annotation export: how far raters agree, the consensus order or labels, and how reliable each rater is.')
    .argument('<file>', 'CSV with a header, JSON lines or a JSON array; - reads stdin')
    .option('--rater <column>', 'who judged')
    .option('--item <column>', 'what was judged; a cell may hold a list of items beside a list of answers')
    .option('--group <column>', 'items are only compared with others of their group (a task)')
    .option('--criterion <column>', 'what was judged by, where the file has one row per criterion')
    .option('--value <columns>', 'grades, higher is better; several columns A,B,C are several criteria', columns)
    .option('--rank <columns>', 'places, 1 is best, ties allowed', columns)
    .option('--label <columns>', 'names without an order', columns)
    .option('--gold <file>', 'what is known of some items, in the same columns without raters')
    .option('--all', 'print every item and rater')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Columns called rater, worker, annotator, judge or user (also with _id); item, response, system, filename or image; group, task,
prompt_id or segment_id; criterion or aspect; value, score, rating or grade; rank or ranking; label, class or category are found
without flags. An empty answer is missing. Of several answers of one rater to one item the last counts.

Gold tells how reliable raters are, and the consensus is compared with it. It names the known value, rank or label of items,
in a group or (without a group column) wherever they stand.

Example:
  kumite score ratings.csv --rater user_id --item filename --value beauty,use
  kumite score rankings.jsonl --gold known.csv --json`,
    )
    .action(async (file: string, options: Options) => {
      const progress = createProgress({ quiet: false })
      if (file === '-' && process.stdin.isTTY)
        throw new UsageError('stdin: expected ratings, got a terminal', { hint: 'kumite score - < ratings.csv' })
      if ([options.value, options.rank, options.label].filter(Boolean).length > 1)
        throw new UsageError('expected one of --value, --rank and --label, got several')
      const named = namesOf(options)
      const ratings = await read(file, named, progress)
      progress.say(`  ${tellColumns(ratings.columns)}${ratings.emptyCells > 0 ? `; ${ratings.emptyCells} empty answers left out` : ''}`)
      const gold = options.gold === undefined ? undefined : await read(options.gold, goldNames(named, ratings.columns), progress)
      const report = scoreRatings(ratings.table, {
        rng: createRng('kumite score'),
        ...(gold ? { gold: gold.table } : {}),
        onCriterion: (name) => progress.say(`  scoring ${printable(name)}`),
      })
      process.stdout.write(`${options.json ? JSON.stringify(report) : tellRatingReport(report, { all: options.all ?? false })}\n`)
    })
}

/** The flags that name columns. */
function namesOf({ rater, item, group, criterion, value, rank, label }: Options): ColumnNames {
  const given = Object.entries({ rater, item, group, criterion, value, rank, label }).filter(([, name]) => name !== undefined)
  return Object.fromEntries(given)
}

/** Gold calls items as the ratings do; groups, criteria and answers it may leave to be recognised. */
function goldNames(named: ColumnNames, { item }: RatingColumns): ColumnNames {
  return named.item === undefined ? {} : { item }
}

async function read(file: string, named: ColumnNames, progress: Progress): Promise<ReadRatings> {
  const isStdin = file === '-'
  try {
    return await readRatings(isStdin ? process.stdin : createReadStream(file), {
      file: isStdin ? 'stdin' : file,
      named,
      onProgress: (rows) => progress.say(`  ${rows} rows`),
    })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).syscall) throw new FileError({ file, doing: 'read', cause })
    throw cause
  }
}

function tellColumns({ rater, item, group, criterion, kind, answers }: RatingColumns): string {
  const roles = { rater: rater ?? '(none: all by one rater)', item, group, criterion, [kind]: answers.join(', ') }
  return Object.entries(roles)
    .filter(([, column]) => column !== undefined)
    .map(([role, column]) => printable(`${role} = ${column}`))
    .join('; ')
}
