import { createRng } from '../core/rng.ts'
import { emptyTables } from '../store/empty-tables.ts'
import type { Db } from '../store/open-store.ts'
import { listLedgerRows } from '../store/scores.ts'
import { countTasksByState, listScoredTasks } from '../store/tasks.ts'
import { vacuum } from '../store/vacuum.ts'
import { runStep } from '../validator/run-step.ts'
import { countVerdicts } from './count-verdicts.ts'
import { type EpochRecord, recordEpoch } from './epoch-record.ts'
import { foundSimulation, TEMPO } from './found-simulation.ts'
import { createGrapevine } from './grapevine.ts'
import type { SimulationResult } from './group-result.ts'
import { listFlagResults } from './list-flag-results.ts'
import { measureGroup } from './measure-group.ts'
import { passBlocks } from './pass-blocks.ts'
import { createPerception } from './perception.ts'
import { playRound } from './play-round.ts'
import { measureRecovery } from './recovery.ts'
import type { SimulationSettings } from './simulation-settings.ts'

/**
 * Runs one simulated network from its founding to its end: the validator's own stages on a database in memory, a local chain, a
 * simulated clock, and players who lease, judge and sign. There is no HTTP and no miner's own database in between.
 * @param db emptied first: one serves many simulations
 * @param tell hears of every epoch that has passed
 */
export async function runSimulation(
  db: Db,
  settings: SimulationSettings,
  tell: (line: string) => void = () => {},
): Promise<SimulationResult> {
  await emptyTables(db)
  const simulation = await foundSimulation(db, settings)
  const { players, validator } = simulation
  const rng = createRng(`${settings.seed}/turns`)
  const play = {
    simulation,
    perception: createPerception(db, () => validator.secret),
    grapevine: createGrapevine(players),
    rng,
    held: new Map(),
  }
  await passBlocks(simulation, TEMPO) // the founding epoch: it gives the validator its permit
  const epochs: EpochRecord[] = []
  for (let epoch = 1; epoch <= settings.epochs; epoch++) {
    for (let block = 0; block < TEMPO; block++) {
      await runStep(validator)
      await playRound(play)
      await passBlocks(simulation, 1)
      if (block === TEMPO / 2) await vacuum(db) // else the embedded database plans for the tables it saw first
    }
    epochs.push(await recordEpoch(simulation))
    tell(`  epoch ${epoch} of ${settings.epochs}`)
  }
  const rows = await listLedgerRows(db, { validator: validator.hotkey, mechid: 0, afterEpoch: -1 })
  const counts = await countTasksByState(db)
  const scored = await listScoredTasks(db, { limit: 100_000 })
  const [recovery] = measureRecovery(scored)
  const measured = { players, epochs, rows, rng: createRng(`${settings.seed}/intervals`) }
  return {
    seed: settings.seed,
    epochs: settings.epochs,
    miners: players.length,
    tasks: counts.open + counts.scored + counts.expired + counts.void,
    judgments: players.reduce((sum, { tally }) => sum + tally.judged, 0),
    groups: settings.groups.map(({ name }) => measureGroup(name, settings.groups[0].name, measured)),
    recovered: recovery?.meanSpearman,
    verdicts: countVerdicts(scored),
    flags: await listFlagResults(db, players),
    simulated: true,
  }
}
