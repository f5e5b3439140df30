import {
  Appeal,
  type CollusionCluster,
  CollusionEvidence,
  type CollusionFlag,
  Decision,
  type Integrity,
  type IntegrityStream,
  type NamedMiner,
} from '../protocol/integrity.ts'
import { COLLUSION_RULE } from '../scoring/collusion/collusion-bar.ts'
import { GOLD_RATES } from '../scoring/gold-rate.ts'
import { type CollusionFlagRow, IN_FORCE, listFlags } from '../store/collusion-flags.ts'
import { getCursor } from '../store/cursors.ts'
import { collusionReader } from '../validator/detect-collusion.ts'
import { readGold } from '../validator/read-gold.ts'
import type { RunningMechanism, Validator } from '../validator/validator.ts'
import type { ApiContext } from './api-context.ts'
import { namesBy } from './names-by.ts'

/** Flags that one page may want to see. */
const MOST_FLAGS = 500

/** Where people judge. Challenges have a rule of their own: `mistakeRule`. */
const { alikeAnyway: _, timing: __, inTurn: ___, ...BARS } = COLLUSION_RULE

/** What validators of this process know of the integrity of their miners. */
export async function readIntegrity({ db, chain, validators, labels }: ApiContext): Promise<Integrity> {
  const nameOf = namesBy(labels)
  const { epoch } = await chain.metagraph()
  const streams: IntegrityStream[] = []
  for (const validator of validators)
    for (const running of validator.mechanisms) streams.push(await readStream(validator, running, epoch, nameOf))
  const rows = await listFlags(db, { limit: MOST_FLAGS })
  return {
    rules: {
      ...BARS,
      newcomerGold: GOLD_RATES.newcomer,
      trustedGold: GOLD_RATES.trusted,
    },
    streams,
    clusters: clustersOf(rows, nameOf),
    flags: rows.map((row) => toFlag(row, nameOf)),
  }
}

type NameOf = (hotkey: string) => string

async function readStream(validator: Validator, running: RunningMechanism, epoch: number, nameOf: NameOf): Promise<IntegrityStream> {
  const { db, hotkey } = validator
  const { mechid, mechanism } = running
  return {
    validator: hotkey,
    name: nameOf(hotkey),
    mechid,
    mechanism: mechanism.name,
    checkedEpoch: (await getCursor(db, collusionReader(hotkey, mechid))) || null,
    gold: await readGold(validator, running, epoch, nameOf),
  }
}

/** A flag as anybody may see it. */
export function toFlag(row: CollusionFlagRow, nameOf: NameOf): CollusionFlag {
  return {
    id: row.id,
    validator: row.validator,
    mechid: row.mechid,
    miners: [named(row.a, nameOf), named(row.b, nameOf)],
    state: row.state,
    oneVoice: isInForce(row),
    words: row.words,
    evidence: CollusionEvidence.parse(row.evidence),
    epoch: row.epoch,
    seenEpoch: row.seen_epoch,
    raisedAt: new Date(row.raised_ms).toISOString(),
    appeal: Appeal.nullable().parse(row.appeal),
    decision: Decision.nullable().parse(row.decision),
  }
}

function clustersOf(rows: readonly CollusionFlagRow[], nameOf: NameOf): CollusionCluster[] {
  const groups = Map.groupBy(rows.filter(isInForce), ({ validator, mechid, voice, id }) => `${validator} ${mechid} ${voice ?? id}`)
  const clusters = [...groups.values()].map((flags): CollusionCluster => {
    const { validator, mechid } = flags[0]!
    const hotkeys = [...new Set(flags.flatMap(({ a, b }) => [a, b]))].sort()
    return { validator, mechid, miners: hotkeys.map((hotkey) => named(hotkey, nameOf)), flags: flags.map(({ id }) => id) }
  })
  return clusters.sort((a, b) => b.miners.length - a.miners.length)
}

function isInForce({ state }: CollusionFlagRow): boolean {
  return IN_FORCE.some((one) => one === state)
}

function named(hotkey: string, nameOf: NameOf): NamedMiner {
  return { hotkey, name: nameOf(hotkey) }
}
