import type { GoldFigure, IntegrityStream } from '../protocol/integrity.ts'
import { ScoreRecord } from '../protocol/score-record.ts'
import { type AgreementResult, type GoldRecord, goldLeaks } from '../scoring/gold-leaks.ts'
import { listRecords } from '../store/scores.ts'
import type { RunningMechanism, Validator } from './validator.ts'

/** What a validator's mechanism knows of gold in the window that ends with `epoch`: how many tasks had a known order, and who does too well on them. */
export async function readGold(
  { db, hotkey }: Validator,
  { mechid, config }: RunningMechanism,
  epoch: number,
  nameOf: (hotkey: string) => string,
): Promise<IntegrityStream['gold']> {
  const tasks = { gold: new Set<string>(), others: new Set<string>() }
  const minerOf = new Map<string, string>()
  const results: AgreementResult[] = []
  for (const { task_id, miner, worker, record } of await listRecords(db, {
    validator: hotkey,
    mechid,
    afterEpoch: epoch - config.window,
  })) {
    const result = agreementOf(ScoreRecord.parse(record))
    if (!result) continue
    minerOf.set(worker, miner)
    tasks[result.gold ? 'gold' : 'others'].add(task_id)
    results.push({ worker, ...result })
  }
  const workers = goldLeaks(results).filter(({ gold }) => gold.length > 0)
  return {
    tasks: tasks.gold.size,
    others: tasks.others.size,
    workers: workers
      .map((record) => toFigure(record, minerOf.get(record.worker)!, nameOf))
      .sort((a, b) => Number(b.leaking) - Number(a.leaking)),
  }
}

/** Agreement with the known order where there is one, else with the other judges; `undefined` where there is neither. */
function agreementOf({ components }: ScoreRecord): Omit<AgreementResult, 'worker'> | undefined {
  const measured = (name: string) => components.find(({ metric }) => metric === name)?.value ?? undefined
  const known = measured('truth-spearman')
  const value = known ?? measured('peer-spearman')
  return value === undefined ? undefined : { gold: known !== undefined, value }
}

function toFigure({ worker, gold, others, excess }: GoldRecord, hotkey: string, nameOf: (hotkey: string) => string): GoldFigure {
  const meanOf = (values: readonly number[]) => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length)
  const leaking = excess !== undefined && excess.low > 0
  return {
    miner: { hotkey, name: nameOf(hotkey) },
    worker,
    goldTasks: gold.length,
    goldScore: meanOf(gold),
    otherTasks: others.length,
    otherScore: meanOf(others),
    excess: excess?.value ?? null,
    interval: excess ? [excess.low, excess.high] : null,
    leaking,
    words: goldWords(excess, leaking),
  }
}

function goldWords(excess: GoldRecord['excess'], leaking: boolean): string {
  if (!excess) return 'Too few tasks with and without a known order to compare the two.'
  const numbers = `${excess.value.toFixed(2)} (99.9 % interval ${excess.low.toFixed(2)} to ${excess.high.toFixed(2)})`
  return leaking
    ? `Better where the order is known than elsewhere, by ${numbers} more than other workers are: known orders may have leaked.`
    : `As good where the order is known as elsewhere, up to ${numbers} against other workers.`
}
