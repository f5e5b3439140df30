import type { Generated, JSONColumnType } from 'kysely'
import type { TaskOrigin } from '../protocol/task.ts'
import type { LeaseState, TaskState } from '../protocol/task-state.ts'
import type { CollusionFlagTable } from './collusion-schema.ts'
import type { DeskCodeTable, DeskDeviceTable, DeskInvitationTable, DeskPlaceTable } from './desk-schema.ts'
import type { BlobTable, KnownInstructionTable, ModelCallTable, TaskAttemptTable, TaskSeedTable } from './generation-schema.ts'
import type { ConsentTable, GuidelinesTable, PasskeyTable, QualificationTable, TrainingTaskTable } from './onboarding-schema.ts'
import type { AppealTable, PayEntryTable, PayoutAddressTable, PayoutLineTable, PayoutTable, PayPostingTable } from './pay-schema.ts'
import type { AnchorRunTable, AnchorSetTable, DispatchTable, MechanismMemoryTable } from './prompting-schema.ts'
import type { HeldLeaseTable } from './work-schema.ts'

/** Written as JSON text, read back as the value. */
type Json<T = unknown> = JSONColumnType<T & object, string, string>

/** Every table. Times are milliseconds since the Unix epoch on the writing process's clock. */
export interface Database {
  setting: SettingTable
  chain_block: ChainBlockTable
  chain_state: ChainStateTable
  task: TaskTable
  lease: LeaseTable
  judgment: JudgmentTable
  score: ScoreTable
  event: EventTable
  nonce: NonceTable
  worker: WorkerTable
  held_lease: HeldLeaseTable
  assignment: AssignmentTable
  pay_posting: PayPostingTable
  pay_entry: PayEntryTable
  appeal: AppealTable
  payout_address: PayoutAddressTable
  payout: PayoutTable
  payout_line: PayoutLineTable
  cursor: CursorTable
  queued_task: QueuedTaskTable
  task_seed: TaskSeedTable
  task_attempt: TaskAttemptTable
  known_instruction: KnownInstructionTable
  blob: BlobTable
  model_call: ModelCallTable
  mechanism_memory: MechanismMemoryTable
  dispatch: DispatchTable
  judge_pool: JudgePoolTable
  assignment_round: AssignmentRoundTable
  collusion_flag: CollusionFlagTable
  guidelines: GuidelinesTable
  consent: ConsentTable
  training_task: TrainingTaskTable
  qualification: QualificationTable
  passkey: PasskeyTable
  desk_place: DeskPlaceTable
  desk_code: DeskCodeTable
  desk_device: DeskDeviceTable
  desk_invitation: DeskInvitationTable
  anchor_set: AnchorSetTable
  anchor_run: AnchorRunTable
}

export interface SettingTable {
  key: string
  value: Json
}

export interface ChainBlockTable {
  block: number
  time_ms: number
  hash: string
  extrinsics: Json<unknown[]>
  events: Json<unknown[]>
  /** The block's epoch-ran event, or null: the index of epochs. */
  epoch: number | null
}

export interface ChainStateTable {
  id: number
  block: number
  state: Json
}

export interface TaskTable {
  id: string
  validator: string
  mechid: number
  mechanism: string
  mechanism_version: string
  domain: string
  origin: TaskOrigin
  title: string
  /** How many responses it shows. */
  responses: number
  /** The mechanism's own task, hidden truth included. */
  body: Json
  state: TaskState
  /** Order of creation within its validator, from 0. */
  seq: number
  created_ms: number
  created_epoch: number
  deadline_ms: number
  /** So many judgments are asked for as yet: lent to no more miners than this. */
  wanted: number
  /** When they were asked for. */
  asked_ms: number
  /** Miners that were asked before all others; null = nobody was. */
  invited: string[] | null
  scored_ms: number | null
  epoch: number | null
  agreement: number | null
  /** The mechanism's conclusion, from scoring on. */
  conclusion: Json | null
  /** Recipe that scored it. */
  recipe_hash: string | null
  /** How many preference pairs the conclusion holds. */
  pairs: Generated<number>
  /** Whether others than its validator may know of it; a task that is sent to miners is told of once their answers are in. */
  announced: Generated<boolean>
}

export interface LeaseTable {
  id: string
  task_id: string
  validator: string
  miner: string
  state: LeaseState
  leased_ms: number
  expires_ms: number
  /** Who judges or has judged it; null while the miner has named nobody. */
  worker: string | null
}

/** A miner that has asked a validator for tasks. */
export interface JudgePoolTable {
  validator: string
  mechid: number
  miner: string
  /** Tasks it could hold at a time, of late. */
  capacity: number
  asked_ms: number
  /** Rounds it has sat in, by its seats: who is served least comes next; null = never yet. */
  served: number | null
}

/** The panels that share a stretch of a validator's tasks. */
export interface AssignmentRoundTable {
  validator: string
  mechid: number
  round: number
  /** The first of its tasks, and how many there are. */
  first_seq: number
  tasks: number
  /** Miners that were there when it was drawn. */
  miners: number
  /** Whether all of them had a seat: then whoever comes later has one too. */
  complete: boolean
  panels: Json<string[][]>
}

export interface JudgmentTable {
  /** The worker's id for it: a repeat of the same judgment finds itself here. */
  id: string
  lease_id: string
  task_id: string
  validator: string
  miner: string
  worker: string
  /** The reply in the task's own terms. */
  reply: Json
  /** What the worker signed, with the signature. */
  signed: Json
  simulated: boolean
  received_ms: number
  /** Order of arrival, where two came within one millisecond too. */
  arrival: Generated<number>
}

export interface ScoreTable {
  seq: Generated<number>
  task_id: string
  lease_id: string
  validator: string
  miner: string
  worker: string
  mechid: number
  domain: string
  epoch: number
  value: number
  /** What it says of skill, in [0, 1]; 0 = nothing: abstained or withheld. */
  evidence: number
  /** What is this judge's own in the order; empty where it says nothing. */
  deviation: Json<number[]>
  /** Its ranks in the order in which this judge was shown the responses; empty where nothing was ranked. */
  shown_ranks: Json<number[]>
  /** Its judgment's. */
  received_ms: number
  /** Its judgment's. */
  arrival: number
  record: Json
  revealed: Json<unknown[]>
  scored_ms: number
}

export interface EventTable {
  id: Generated<number>
  at_ms: number
  block: number
  kind: string
  actor: string | null
  task_id: string | null
  data: Json
  words: string
}

export interface NonceTable {
  sender: string
  nonce: string
  expires_ms: number
}

export interface WorkerTable {
  id: string
  miner: string
  name: string
  simulated: boolean
  joined_ms: number
  /** Since when its operator gives it no more tasks, and what it is told. */
  paused_ms: number | null
  paused_words: string | null
  /** The only ones it is given tasks of; null = any. */
  domains: string[] | null
  /** Since when it is a worker of this miner no more. */
  removed_ms: number | null
  /** When it last asked for a task, to half a minute. */
  seen_ms: number | null
}

/** A lease in the hands of one worker of a miner, and what became of it. */
export interface AssignmentTable {
  lease_id: string
  miner: string
  validator: string
  worker: string
  mechanism: string
  mechid: number
  domain: Generated<string>
  state: 'open' | 'submitted' | 'scored' | 'released' | 'expired' | 'refused'
  note: string | null
  leased_ms: number
  expires_ms: number
  judged_ms: number | null
  /** Until then the worker may change the judgment. */
  due_ms: number | null
  /** When it was sent on; of all judgments of a lease only one ever is. */
  sent_ms: number | null
  /** When the worker gave it back. */
  skipped_ms: number | null
  /** When the validator acknowledged the judgment; until then it is sent again. */
  acknowledged_ms: number | null
  signed: Json | null
  result: Json | null
  /** Epoch in which the result counted, and the work it stood for: what pay is split by, >= 0. */
  result_epoch: number | null
  work: Generated<number>
  /** The first epoch whose pay it has a part in; null until that epoch has been credited. */
  pay_epoch: number | null
  score: number | null
}

/** How far a process has read something: one row per reader and source. */
export interface CursorTable {
  reader: string
  position: number
}

/** Imported tasks that wait for a validator, in the order of their file. */
export interface QueuedTaskTable {
  seq: Generated<number>
  /** Hash of the content: the same task imported twice is queued once. */
  hash: string
  /** The mechanism that can make a task of it. */
  mechanism: string
  body: Json
  queued_ms: number
  /** The validator that took it, and the task it became. */
  validator: string | null
  task_id: string | null
  /** Why no task could be made of it. */
  refused: string | null
}
