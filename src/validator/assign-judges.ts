import { opaqueId } from '../core/hash.ts'
import { createRng } from '../core/rng.ts'
import { Hotkey } from '../protocol/ids.ts'
import { composeRound } from '../scoring/assignment/compose-round.ts'
import { countMeetings } from '../scoring/assignment/count-meetings.ts'
import { dealRound } from '../scoring/assignment/deal-round.ts'
import { designAssignment } from '../scoring/assignment/design-assignment.ts'
import { judgeSeats } from '../scoring/assignment/judge-seats.ts'
import { type AssignmentRoundRow, insertRound, listRounds, putPanels } from '../store/assignment-rounds.ts'
import { listAskers, putServed } from '../store/judge-pool.ts'
import type { Db } from '../store/open-store.ts'
import { readHistory, readLedger } from './read-ledger.ts'
import type { Moment, RunningMechanism, Validator } from './validator.ts'

/**
 * Says who is asked first about each of some new tasks: the panels of the round, drawn anew when its tasks are dealt or too many have come or gone.
 * **Reads** who has asked for tasks of late, the rounds of the window, the ledger. **Writes** rounds and how far each miner was served.
 * **Safe to repeat because** it belongs to the transaction that stores the tasks: of two replicas at one number, one begins anew.
 * @param tasks their sequence numbers, without gaps
 * @returns miners by task; none where tasks are given to whoever comes first, or nobody has asked yet
 */
export async function assignJudges(
  trx: Db,
  validator: Validator,
  running: RunningMechanism,
  moment: Moment,
  { firstSeq, count }: { firstSeq: number; count: number },
): Promise<string[][]> {
  const { mechid, config } = running
  if (config.circleDoublesMs === 0 || count === 0) return []
  const key = { validator: validator.hotkey, mechid }
  const registered = new Set<string>(moment.metagraph.neurons.map(({ hotkey }) => hotkey))
  const rounds = await listRounds(trx, { ...key, fromSeq: firstSeq - config.tasksPerEpoch * config.window })
  const raters: string[][] = []
  while (raters.length < count) {
    // Anew for each round: the one before has served some.
    const asked = await listAskers(trx, { ...key, afterMs: moment.nowMs - config.leaseMs })
    const askers = asked.filter(({ miner }) => registered.has(miner))
    if (askers.length === 0) return []
    const here = new Set(askers.map(({ miner }) => miner))
    const seq = firstSeq + raters.length
    const last = rounds.at(-1)
    const goesOn = last && seq < last.first_seq + last.tasks && !hasChanged(last, here)
    const round = goesOn
      ? await seatNewcomers(trx, validator, last, askers)
      : await drawRound(trx, validator, running, moment, { askers, rounds, seq })
    if (goesOn) rounds.pop()
    const before = rounds.at(-1)?.panels.at(-1) ?? []
    rounds.push(round)
    const dealt = Math.min(firstSeq + count, round.first_seq + round.tasks) - round.first_seq
    raters.push(...dealRound({ panels: round.panels, before, raters: config.fewestJudgments, tasks: dealt }).slice(seq - round.first_seq))
  }
  return raters
}

/** So many of a round's miners may come or go before it is drawn anew. */
const MOST_CHANGE = 1 / 4

function hasChanged({ miners, panels }: AssignmentRoundRow, here: ReadonlySet<string>): boolean {
  const seated = new Set(panels.flat())
  const gone = [...seated].filter((miner) => !here.has(miner)).length
  return gone > MOST_CHANGE * seated.size || Math.abs(here.size - miners) > MOST_CHANGE * miners
}

/**
 * Whoever comes while all have seats sits down in one of the smallest panels, drawn so that nobody can choose it by its name; else it waits for
 * the next round. That is its turn, as if it had been there when the round began.
 */
async function seatNewcomers(
  trx: Db,
  { secret }: Validator,
  round: AssignmentRoundRow,
  askers: readonly Asker[],
): Promise<AssignmentRoundRow> {
  const seated = new Set(round.panels.flat())
  const newcomers = askers.filter(({ miner }) => !seated.has(miner))
  if (!round.complete || newcomers.length === 0) return round
  const panels = round.panels.map((panel) => [...panel])
  for (const { miner } of newcomers) {
    const size = Math.min(...panels.map((panel) => panel.length))
    const smallest = panels.filter((panel) => panel.length === size)
    createRng(opaqueId(secret, ['seat', round.mechid, round.round, miner]))
      .pick(smallest)
      .push(miner)
  }
  await putPanels(trx, { ...round, panels })
  const begin = whereToBegin(askers, round)
  const served = new Map(newcomers.map((asker) => [asker.miner, Math.max(asker.served ?? begin, begin) + 1]))
  await putServed(trx, { validator: round.validator, mechid: round.mechid, served })
  return { ...round, panels }
}

/**
 * Nobody counts as served less: fair queueing's virtual time, else names that stay away would gather turns and take all panels at once. It is
 * where the least served of the last round were before they sat down; where none of them is left, all begin level.
 */
function whereToBegin(askers: readonly Asker[], last: AssignmentRoundRow | undefined): number {
  const sat = new Set(last?.panels.flat())
  const known = askers.flatMap(({ miner, served }) => (served === null ? [] : [{ miner, served }]))
  const stayed = known.filter(({ miner }) => sat.has(miner)).map(({ served }) => served)
  if (stayed.length === 0) return Math.max(0, ...known.map(({ served }) => served))
  return Math.max(0, Math.min(...stayed) - 1)
}

type Asker = Awaited<ReturnType<typeof listAskers>>[number]

async function drawRound(
  trx: Db,
  validator: Validator,
  running: RunningMechanism,
  { metagraph: { epoch } }: Moment,
  { askers, rounds, seq }: { askers: readonly Asker[]; rounds: readonly AssignmentRoundRow[]; seq: number },
): Promise<AssignmentRoundRow> {
  const { mechid, config } = running
  const key = { validator: validator.hotkey, mechid }
  const { skill } = readHistory(await readLedger({ ...validator, db: trx }, mechid, epoch), running, epoch)(new Map(), '')
  const begin = whereToBegin(askers, rounds.at(-1))
  const judges = askers.map(({ miner, capacity, served }) => ({
    miner,
    seats: judgeSeats({ capacity, skill: skill(Hotkey.parse(miner)) }),
    served: Math.max(served ?? begin, begin),
  }))
  const design = designAssignment({
    miners: judges.length,
    seatsOf: judges.map(({ seats }) => seats),
    redundancy: config.fewestJudgments,
    overlap: config.mostShared,
    tasksPerEpoch: config.tasksPerEpoch,
    window: config.window,
  })
  const round = (rounds.at(-1)?.round ?? -1) + 1
  const { panels, served } = composeRound(judges, {
    ...design,
    met: countMeetings(rounds.map((past) => past.panels)),
    rng: createRng(opaqueId(validator.secret, ['round', mechid, round])),
  })
  const row = {
    ...key,
    round,
    first_seq: seq,
    tasks: design.roundTasks,
    miners: judges.length,
    complete: design.open === design.groups,
  }
  await insertRound(trx, { ...row, panels: JSON.stringify(panels) })
  await putServed(trx, { ...key, served })
  return { ...row, panels: panels.map((panel) => [...panel]) }
}
