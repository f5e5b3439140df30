import { Command } from 'commander'
import { systemClock } from '../core/clock.ts'
import { readLeaderboard } from '../datasets/leaderboard.ts'
import { openStore } from '../store/open-store.ts'
import { databaseUrlOption, dataOption, jsonOption, storeLocation } from './options.ts'
import { createProgress } from './progress.ts'
import { queueFile, tellImport } from './queue-file.ts'

export function importCommand(): Command {
  return new Command('import')
    .description('Put tasks from a JSONL file in line; the next `kumite up` on the same data judges them first.')
    .argument('<file>', 'JSON lines in UTF-8')
    .option('--leaderboard <board>', 'JSON file with a leaderboard: what is known of the models that made the responses')
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
A line is one of:
  {"instruction": "...", "responses": [{"text": "...", "source"?: "...", "model"?: "...", "rank"?: 1}, ...], "domain"?: "...", "criteria"?: [...]}
    instead of "text" a response may have "html", "markdown", "code" (JavaScript or TypeScript), "chat" ([{"role", "content"}, ...]) or "image" (PNG or JPEG in base64)
    criteria, at most 5, are asked beside the grade and the order: {"kind": "rank" | "grade" | "single-choice" | "multi-choice" | "pairwise" | "text" | "pins",
    "id": "...", "question": "...", "required"?: true, ...}: see docs/criteria.md
  an Open-Assistant conversation tree: every group of ranked sibling replies becomes a task
  {"prompt": "...", "chosen": "...", "rejected": "..."}
Ranks are kept to check the network against; judges and scoring never see them.
A leaderboard is {"name": "...", "date": "2026-01-31", "domains"?: ["..."], "entries": [{"model": "...", "score": 1250, "uncertainty": 8}, ...]}:
responses that name their "model" are scored against its order, as far as it is certain of it.
A line that cannot be read is refused with its number and the rest goes on.
A running network keeps its data folder to itself: stop it first.`,
    )
    .action(async (file: string, options: { data: string; databaseUrl?: string; json?: boolean; leaderboard?: string }) => {
      const progress = createProgress({ quiet: false })
      const leaderboard = options.leaderboard === undefined ? undefined : await readLeaderboard(options.leaderboard)
      const store = await openStore(storeLocation(options))
      try {
        const summary = await queueFile(store.db, file, {
          nowMs: systemClock.now(),
          leaderboard,
          onProgress: (tasks) => progress.say(`  ${tasks} tasks`),
        })
        if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`)
        for (const line of tellImport(summary)) progress.say(line)
        if (summary.tasks === 0) process.exitCode = 1
      } finally {
        await store.close()
      }
    })
}
