import type { ResponseRecord } from './attempt.ts'
import type { RunAnswer } from './generate-responses.ts'

/** Keeps a picture of a page. @returns its name */
export type SaveScreenshot = (bytes: Uint8Array) => Promise<string>

/** What is kept of responses, screenshots by their names. */
export async function recordResponses(answers: readonly RunAnswer[], saveScreenshot: SaveScreenshot): Promise<ResponseRecord[]> {
  const records: ResponseRecord[] = []
  for (const { answer, edits, repairs, run } of answers)
    records.push({
      source: answer.source,
      edits,
      content: answer.content,
      log: answer.log,
      repairs,
      problems: run.problems,
      checks: run.checks,
      screenshot: run.screenshot && (await saveScreenshot(run.screenshot)),
    })
  return records
}
