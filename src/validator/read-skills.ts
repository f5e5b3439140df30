import type { MinerSkill, SkillView, WorkerSkill } from '../protocol/skill.ts'
import { type SkillBook, skillPosterior } from '../scoring/skill-posterior.ts'
import { skillWords } from '../scoring/skill-words.ts'
import { listLedgerRows } from '../store/scores.ts'
import type { RunningMechanism, Validator } from './validator.ts'

/** Epochs that a history goes back. */
const EPOCHS = 30

/** What a validator knows of one miner's workers, now and at the end of each past epoch: the numbers that scoring used then. */
export async function readSkills(
  { db, hotkey }: Validator,
  running: RunningMechanism,
  { miner, epoch }: { miner: string; epoch: number },
): Promise<MinerSkill['seenBy'][number]> {
  const { mechid, mechanism, config } = running
  const { skill: options } = mechanism.recipe
  const rows = await listLedgerRows(db, { validator: hotkey, mechid, miner, afterEpoch: epoch - EPOCHS - config.window })
  const first = Math.max(epoch - EPOCHS + 1, rows[0]?.epoch ?? epoch + 1)
  const books = Array.from({ length: Math.max(0, epoch - first + 1) }, (_, n) => {
    const at = first + n
    const known = rows.filter((row) => row.epoch <= at && row.epoch > at - config.window)
    return { epoch: at, book: skillPosterior(known, { ...options, epoch: at }) }
  })
  const now = books.at(-1) ?? { epoch, book: skillPosterior([], { ...options, epoch }) }
  const seen = rows.filter(({ evidence }) => evidence > 0)
  const workers = [...new Set(seen.map(({ worker }) => worker))].sort()

  const viewOf = (book: SkillBook, worker: string | undefined): SkillView => {
    const { mean, sd, tasks } = book.of({ miner, worker, domain: undefined })
    return { mean, sd, tasks }
  }
  const historyOf = (worker: string | undefined) => books.map(({ epoch: at, book }) => ({ epoch: at, ...viewOf(book, worker) }))
  const ofWorker = (worker: string): WorkerSkill => {
    const skill = now.book.of({ miner, worker, domain: undefined })
    const domains = [...new Set(seen.filter((row) => row.worker === worker).map(({ domain }) => domain))].sort()
    return {
      worker,
      ...skill,
      words: skillWords(skill, options),
      domains: domains.map((domain) => {
        const { mean, sd } = now.book.of({ miner, worker, domain })
        return { domain, mean, sd }
      }),
      history: historyOf(worker),
    }
  }
  return {
    validator: hotkey,
    mechid,
    skill: viewOf(now.book, undefined),
    history: historyOf(undefined),
    workers: workers.map(ofWorker),
  }
}
