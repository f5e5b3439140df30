import type { ChatMessage } from '../protocol/chat.ts'
import { Conclusion } from '../protocol/conclusion.ts'
import type { ToldAnswer, ToldConversation } from '../protocol/conversation.ts'
import { ScoreRecord } from '../protocol/score-record.ts'
import { type ChatPreference, type ChatRow, TRAINING_SCHEMA } from '../protocol/training-data.ts'
import type { JudgmentRow } from '../store/judgments.ts'
import type { ScoreRow } from '../store/scores.ts'
import type { TaskRow } from '../store/tasks.ts'
import { addCounts, NOTHING_SCRUBBED, scrubPersonalData } from './scrub-personal-data.ts'
import { splitByContext } from './split-by-context.ts'

/** A scored conversation task with all that was kept of it. */
export interface ToldTask {
  readonly row: TaskRow
  readonly judgments: readonly JudgmentRow[]
  readonly scores: readonly ScoreRow[]
  readonly told: ToldConversation
}

/** Rows of one task; none where its sources are on both sides of the split. */
export interface TrainingRows<Row> {
  readonly rows: readonly Row[]
  /** Its sources belong to both sides. */
  readonly isMixed: boolean
}

/** Every conversation that was scored and in which something was answered, with its reward. */
export function chatRows(task: ToldTask): TrainingRows<ChatRow> {
  const common = commonOf(task)
  if (!common) return { rows: [], isMixed: true }
  const { row, scores, told } = task
  const values = new Map(scores.flatMap(({ miner, record }) => { const { outcome, value } = ScoreRecord.parse(record); return outcome === 'scored' ? [[miner, value] as const] : [] })) // biome-ignore format: one map
  const rows = told.answers.flatMap((answer): ChatRow[] => {
    const reward = values.get(answer.miner)
    if (reward === undefined || answer.answer.trim() === '') return []
    const { messages, scrubbed } = scrubbedMessages(messagesOf(answer))
    const { miner, correctness } = answer
    const own = { messages, reward, correctness, fuzz: told.fuzz, scrubbed, simulated: isSimulated(task, miner) }
    return [{ ...common, id: `${row.id}/${miner}`, ...own, provenance: { ...common.provenance, miner } }]
  })
  return { rows, isMixed: false }
}

/** Pairs of a better and a worse last answer, where the human had said the same to both before. */
export function chatPreferences(task: ToldTask): TrainingRows<ChatPreference> {
  const common = commonOf(task)
  if (!common) return { rows: [], isMixed: true }
  const { row, told } = task
  const conversations = new Map(told.answers.map((answer) => [answer.miner, messagesOf(answer)]))
  const rows = Conclusion.parse(row.conclusion).pairs.flatMap(({ chosenId, rejectedId, margin }): ChatPreference[] => {
    const [chosen, rejected] = [conversations.get(chosenId), conversations.get(rejectedId)]
    if (!chosen || !rejected || JSON.stringify(chosen.slice(0, -1)) !== JSON.stringify(rejected.slice(0, -1))) return []
    const all = scrubbedMessages([...chosen, rejected.at(-1)!])
    const { messages, scrubbed } = all
    const texts = { prompt: messages.slice(0, -2), chosen: messages.slice(-2, -1), rejected: messages.slice(-1) }
    const simulated = isSimulated(task, chosenId) || isSimulated(task, rejectedId)
    const miners = { chosenMiner: chosenId, rejectedMiner: rejectedId }
    return [
      {
        ...common,
        id: `${row.id}/${chosenId}/${rejectedId}`,
        ...texts,
        margin,
        scrubbed,
        simulated,
        provenance: { ...common.provenance, ...miners },
      },
    ]
  })
  return { rows, isMixed: false }
}

function commonOf({ row, told: { type, topic, query, references, wordedBy } }: ToldTask) {
  const cited = references.flatMap(({ citations }) => citations)
  const sources = [...new Map(cited.map(({ source, revision, licence }) => [source, { source, revision, licence }])).values()]
  const split = splitByContext(contextsOf(cited, query))
  return (
    split && {
      schema: TRAINING_SCHEMA,
      split,
      type,
      topic,
      sources,
      provenance: {
        taskId: row.id,
        mechanism: row.mechanism,
        mechanismVersion: row.mechanism_version,
        recipeHash: row.recipe_hash ?? '',
        validator: row.validator,
        scoredAt: new Date(row.scored_ms ?? 0).toISOString(),
        epoch: row.epoch ?? 0,
        wordedBy,
      },
    }
  )
}

/** What a task is about: its sources; what a generator made is a context of its own. */
function contextsOf(cited: readonly { readonly source: string }[], query: string): string[] {
  const sources = cited.map(({ source }) => source).filter((source) => !source.startsWith('generator '))
  return sources.length > 0 ? [...new Set(sources)] : [query]
}

function messagesOf({ turns }: ToldAnswer): ChatMessage[] {
  return turns.flatMap(({ challenge, answer }): ChatMessage[] => [
    { role: 'user', content: challenge },
    { role: 'assistant', content: answer },
  ])
}

function scrubbedMessages(messages: readonly ChatMessage[]) {
  const scrubbed = messages.map(({ role, content }) => ({ role, ...scrubPersonalData(content) }))
  return {
    messages: scrubbed.map(({ role, text }) => ({ role, content: text })),
    scrubbed: scrubbed.reduce((sum, { counts }) => addCounts(sum, counts), NOTHING_SCRUBBED),
  }
}

function isSimulated({ judgments }: ToldTask, miner: string): boolean {
  return judgments.some((judgment) => judgment.miner === miner && judgment.simulated)
}
