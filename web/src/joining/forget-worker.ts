import { dropAllDrafts } from '../work/draft-store.ts'
import { forgetLabels } from '../work/label-memory.ts'
import { unsentStore } from '../work/use-unsent.ts'
import { forgetWorkerSeed } from '../worker-key.ts'

/** Leaves nothing of a worker in this browser: its key, what it has judged and not sent, its drafts, and what it was shown. */
export function forgetWorker(address: string): void {
  forgetWorkerSeed()
  dropAllDrafts()
  forgetLabels()
  for (const signed of unsentStore.read()) if (signed.judgment.worker === address) unsentStore.drop(signed)
}
