import { type ChatPreference, type ChatRow, type ScrubCounts, TRAINING_SCHEMA } from '../protocol/training-data.ts'
import type { LeftOut } from './read-training-data.ts'
import { addCounts, NOTHING_SCRUBBED } from './scrub-personal-data.ts'

/** Counts of what a file of training data holds. */
export interface DatasetTally {
  rows: number
  simulated: number
  scrubbed: ScrubCounts
  readonly splits: Map<string, number>
  readonly types: Map<string, number>
  readonly licences: Map<string, number>
}

export function emptyTally(): DatasetTally {
  return { rows: 0, simulated: 0, scrubbed: NOTHING_SCRUBBED, splits: new Map(), types: new Map(), licences: new Map() }
}

/** Counts a row. @param tally is changed */
export function tallyRow(tally: DatasetTally, { split, type, sources, simulated, scrubbed }: ChatRow | ChatPreference): void {
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  tally.rows++
  if (simulated) tally.simulated++
  tally.scrubbed = addCounts(tally.scrubbed, scrubbed)
  count(tally.splits, split)
  count(tally.types, type)
  for (const licence of new Set(sources.map((source) => source.licence))) count(tally.licences, licence)
}

/** What whoever trains on a file has to know, as Markdown with the head that Hugging Face reads. @param leftOut `undefined` where nobody counted */
export function writeCard(name: string, format: 'chat' | 'chat-preference', tally: DatasetTally, leftOut: LeftOut | undefined): string {
  const { rows, simulated, scrubbed, splits, types, licences } = tally
  const list = (counts: ReadonlyMap<string, number>) =>
    [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => `| ${key} | ${count} |`)
  const table = (head: string, counts: ReadonlyMap<string, number>) => [`| ${head} | rows |`, '| --- | --- |', ...list(counts)].join('\n')
  const scrubs = Object.entries(scrubbed).map(([kind, count]) => `${kind} ${count}`)
  const tags = format === 'chat' ? ['conversational', 'reward'] : ['conversational', 'preference', 'trl']
  const gone = leftOut
    ? `Left out: ${leftOut.exactCopies} rows that were there already word for word, ${leftOut.nearCopies} that nearly were, and the rows of ${leftOut.mixedTasks} tasks with sources on both sides of the split.`
    : 'Copies, near copies and tasks with sources on both sides of the split are left out; they were not counted.'
  return `---
license: other
language: en
size_categories: ${sizeOf(rows)}
tags: [${tags.join(', ')}]
---

# ${name}

${rows} rows, one JSON object a line, schema \`${TRAINING_SCHEMA}\`. ${format === 'chat' ? 'Each is a conversation of a human-like agent with a miner, and its reward in [-1, 1].' : 'Each is a better and a worse answer to the same messages, in the conversational form of TRL.'}
The humans in it are simulated by rules or a language model; ${simulated} rows hold answers of simulated miners, and say so in \`simulated\`.

## Split

By source: no source that a test row rests on is one of a train row.

${table('split', splits)}

## Kinds of task

${table('type', types)}

## Sources and licences

Every row names its sources with revision and licence. Answers are the miners' own words; no licence is claimed for them.

${table('licence of a source', licences)}

## What was done to it

Replaced by their kind in brackets, in all texts: ${scrubs.join(', ')}. Names are left. ${gone}
`
}

/** @source Hugging Face Hub, dataset card metadata: size_categories */
function sizeOf(rows: number): string {
  if (rows < 1000) return 'n<1K'
  if (rows < 10_000) return '1K<n<10K'
  return rows < 100_000 ? '10K<n<100K' : '100K<n<1M'
}
