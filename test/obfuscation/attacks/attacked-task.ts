import { createRng } from '../../../src/core/rng.ts'
import { createTasks } from '../../../src/mechanisms/dojo/create-tasks.ts'
import { DOJO_CRITERION, type DojoTask } from '../../../src/mechanisms/dojo/dojo-task.ts'
import { present, shownResponses } from '../../../src/mechanisms/dojo/present.ts'
import type { Recipient } from '../../../src/mechanisms/mechanism.ts'
import { BRIEF_FAMILIES } from '../../../src/models/brief-families.ts'
import { degradationChain } from '../../../src/models/degradation-chain.ts'
import type { Obfuscate } from '../../../src/obfuscation/obfuscate-response.ts'
import { Hotkey, LeaseId, TaskId } from '../../../src/protocol/ids.ts'

/** One response as one recipient got it, with what only the validator knows. */
export interface Copy {
  readonly content: string
  /** The task's own id of the response: what matching wants to find out. */
  readonly response: string
  /** 1 = best: what a judge who does not look wants to find out. */
  readonly rank: number
}

/** A task as two recipients got it, in the order of each. */
export interface AttackedTask {
  readonly requirements: readonly string[]
  readonly left: readonly Copy[]
  readonly right: readonly Copy[]
}

/** Two miners who compare what they get. */
const ALICE = Hotkey.parse('5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY')
const BOB = Hotkey.parse('5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty')
const SECRET = 'the only thing the attacker does not have'

/** Pages of the built-in generator, each with three nested degradations. */
export function drawPageTasks(count: number, seed: string): Promise<DojoTask[]> {
  return createTasks({ rng: createRng(seed), taskId: (n) => TaskId.parse(`attacked-page-${n}`) }, count)
}

/** Texts of the built-in generator; those of which two versions read the same are left out. */
export function drawTextTasks(count: number, seed: string): DojoTask[] {
  const families = BRIEF_FAMILIES.filter(({ kind }) => kind === 'text')
  const rng = createRng(seed)
  const tasks: DojoTask[] = []
  while (tasks.length < count) {
    const brief = rng.pick(families).draw(rng, { persona: 'a trial', prefer: [] })
    const contents = degradationChain(rng, brief.requirements, 3).map((edits) => brief.respond(edits))
    if (new Set(contents).size < contents.length) continue
    tasks.push({
      id: TaskId.parse(`attacked-text-${tasks.length}`),
      domain: brief.domain,
      origin: 'built-in',
      title: brief.title,
      instruction: brief.instruct(brief.requirements),
      requirements: brief.requirements.map(({ words }) => words),
      criterion: DOJO_CRITERION,
      truth: 'construction',
      responses: contents.map((content, n) => ({ id: `r${n + 1}`, kind: 'text', content, source: 'built-in', knownRank: n + 1 })),
    })
  }
  return tasks
}

/** Sends a task to two recipients, as leases do. */
export async function sendToTwo(task: DojoTask, obfuscate: Obfuscate): Promise<AttackedTask> {
  const [left, right] = await Promise.all([ALICE, BOB].map((miner) => copiesOf(task, miner, obfuscate)))
  return { requirements: task.requirements ?? [], left: left!, right: right! }
}

async function copiesOf(task: DojoTask, miner: Hotkey, obfuscate: Obfuscate): Promise<Copy[]> {
  const recipient: Recipient = { miner, leaseId: LeaseId.parse(`lease-${miner.slice(0, 12)}`.toLowerCase()) }
  const truth = new Map(shownResponses(task, recipient, SECRET).map(({ shownId, response }) => [shownId, response]))
  const { responses } = await present(task, recipient, SECRET, { mechid: 0, obfuscate })
  return responses.map(({ id, content }) => {
    const { id: response, knownRank } = truth.get(id)!
    return { content, response, rank: knownRank! }
  })
}
