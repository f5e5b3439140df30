import type { Mechanism, MechanismTask } from '../mechanisms/mechanism.ts'
import type { Hotkey } from '../protocol/ids.ts'
import type { ConversationRecord, Turn } from '../protocol/transcript.ts'
import type { MinerClient, MinerPlace, PreparedCall } from './miner-client.ts'

/** What one miner was told and answered. */
export interface HeardConversation {
  readonly miner: Hotkey
  readonly turns: readonly Turn[]
  readonly seals: ConversationRecord['seals']
  readonly simulated: boolean
}

type Leading = Pick<Mechanism, 'converse'>

/** No conversation is longer, whatever its mechanism says. */
export const MOST_TURNS = 8

/**
 * Leads a task's conversation with every miner at once. All openings are built and signed first and then sent in one go, so that nobody hears of
 * the task earlier than the others; from then on each conversation goes its own way. Never rejects over what a miner does.
 *
 * @returns in the order in which they ended: of those who answer together the first is paid, and who copies cannot be it
 */
export async function holdConversations(
  mechanism: Leading,
  task: MechanismTask,
  client: MinerClient,
  places: readonly MinerPlace[],
): Promise<HeardConversation[]> {
  const opening = await nextMessages(mechanism, task, [])
  if (!opening) return []
  const calls = places.map((place) => client.prepare(place, opening))
  const heard: HeardConversation[] = []
  await Promise.all(calls.map(async (call, n) => heard.push(await goOn(mechanism, task, client, places[n]!, call, opening))))
  return heard
}

async function goOn(
  mechanism: Leading,
  task: MechanismTask,
  client: MinerClient,
  place: MinerPlace,
  first: PreparedCall,
  opening: Messages,
): Promise<HeardConversation> {
  const turns: Turn[] = []
  const seals: { nonce: string; signature: string | null }[] = []
  let simulated = place.simulated ?? false
  let messages: Messages | undefined = opening
  for (let call = first; messages !== undefined; call = client.prepare(place, messages)) {
    const { text, status, firstMs, totalMs, signature, simulated: declared } = await call.send()
    turns.push({ challenge: messages.at(-1)!.content, answer: text, status, firstMs, totalMs })
    seals.push({ nonce: call.nonce, signature: signature ?? null })
    simulated ||= declared
    messages = status === 'ok' && turns.length < MOST_TURNS ? await nextMessages(mechanism, task, turns).catch(() => undefined) : undefined
    if (messages === undefined) break
  }
  return { miner: place.hotkey, turns, seals, simulated }
}

type Messages = Parameters<MinerClient['prepare']>[1]

async function nextMessages({ converse }: Leading, task: MechanismTask, turns: readonly Turn[]): Promise<Messages | undefined> {
  const next = await converse?.(task, turns)
  return next?.kind === 'say' ? next.messages : undefined
}
