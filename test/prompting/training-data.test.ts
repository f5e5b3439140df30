import { describe, expect, it } from 'vitest'
import { taskReader } from '../../src/api/task-reader.ts'
import { emptyTally, tallyRow, writeCard } from '../../src/datasets/dataset-card.ts'
import { datasetLines, nothingLeftOut } from '../../src/datasets/dataset-lines.ts'
import { collect } from '../../src/datasets/testing.ts'
import { multipleChoice } from '../../src/mechanisms/prompting/multiple-choice/multiple-choice.ts'
import { questionAnswering } from '../../src/mechanisms/prompting/question-answering/question-answering.ts'
import { tableReasoning } from '../../src/mechanisms/prompting/table-reasoning/table-reasoning.ts'
import { createToolResponder } from '../../src/miner/prompting/tool-responder.ts'
import { builtInTools } from '../../src/miner/tools/built-in-tools.ts'
import { ChatPreference, ChatRow } from '../../src/protocol/training-data.ts'
import { openTestStores } from '../../src/store/testing.ts'
import { aPromptingNetwork, says } from './testing.ts'

const [{ db }] = (await openTestStores()) as [Awaited<ReturnType<typeof openTestStores>>[number]]
const TALKATIVE = 'I do not know this one, so write to jane.roe@example.org or ring +44 20 7946 0958, my card is 4111 1111 1111 1111.'

/** A network whose miners have answered, and its dataset in both chat formats. */
async function exported() {
  const knows = createToolResponder({ tools: builtInTools })
  const responders = [knows, knows, says(TALKATIVE), says('No idea.'), says('')]
  const net = await aPromptingNetwork(db, {
    responders,
    types: [questionAnswering, multipleChoice, tableReasoning],
    tasksPerEpoch: 30,
    answerMs: 20_000,
  })
  for (let round = 0; round < 12; round++) {
    await net.passBlocks(1)
    await net.step()
    await net.dispatch()
  }
  await net.step()
  const reader = taskReader(
    () => net.validator.mechanisms[0]!.mechanism,
    () => net.validator.secret,
  )
  const [leftOut, leftOutOfPairs] = [nothingLeftOut(), nothingLeftOut()]
  const rows = (await collect(datasetLines(db, reader, 'chat', leftOut))).map((line) => ChatRow.parse(JSON.parse(line)))
  const pairs = (await collect(datasetLines(db, reader, 'chat-preference', leftOutOfPairs))).map((line) =>
    ChatPreference.parse(JSON.parse(line)),
  )
  return { net, rows, pairs, leftOut, leftOutOfPairs, reader }
}

describe('training data', async () => {
  const { net, rows, pairs, leftOut, reader } = await exported()

  it('row 19: holds conversations with what they were worth, each text once, as the schema says', () => {
    expect(rows.length).toBeGreaterThan(20)
    const good = rows.filter(({ provenance }) => provenance.miner === net.miners[0] || provenance.miner === net.miners[1])
    const bad = rows.filter(({ provenance }) => provenance.miner === net.miners[3])
    const mean = (all: readonly ChatRow[]) => all.reduce((sum, { reward }) => sum + reward, 0) / all.length
    expect(mean(good)).toBeGreaterThan(mean(bad) + 0.3)
    expect(new Set(rows.map(({ messages }) => JSON.stringify(messages))).size).toBe(rows.length)
    expect(leftOut.exactCopies).toBeGreaterThan(0) // two miners of one mind
    expect(rows.filter(({ provenance }) => provenance.miner === net.miners[4])).toEqual([])
    for (const { messages } of rows)
      expect(messages.map(({ role }) => role)).toEqual(messages.map((_, at) => (at % 2 === 0 ? 'user' : 'assistant')))
  })

  it('row 19: holds pairs of answers to the same messages, the better one first', () => {
    expect(pairs.length).toBeGreaterThan(5)
    const rewards = new Map(rows.map(({ id, reward }) => [id, reward]))
    for (const { provenance, prompt, chosen, rejected } of pairs) {
      expect(prompt.at(-1)!.role).toBe('user')
      expect(chosen).not.toEqual(rejected)
      const [better, worse] = [provenance.chosenMiner, provenance.rejectedMiner].map((miner) =>
        rewards.get(`${provenance.taskId}/${miner}`),
      )
      if (better !== undefined && worse !== undefined) expect(better).toBeGreaterThan(worse)
    }
  })

  it('row 19: is split by source, without a source on both sides', () => {
    const sides = new Map<string, Set<string>>()
    for (const { sources, split } of [...rows, ...pairs])
      for (const { source } of sources) if (!source.startsWith('generator ')) sides.set(source, (sides.get(source) ?? new Set()).add(split))
    expect(sides.size).toBeGreaterThan(10)
    expect([...sides].filter(([, splits]) => splits.size > 1)).toEqual([])
    for (const { sources } of rows) for (const { licence, revision } of sources) expect([licence, revision]).not.toContain('')
  })

  it('row 19: names no address, phone or card, and says how many there were', () => {
    const talkative = rows.filter(({ provenance }) => provenance.miner === net.miners[2])
    expect(talkative.length).toBeGreaterThan(0)
    for (const { messages, scrubbed } of talkative) {
      expect(messages.at(-1)!.content).toBe('I do not know this one, so write to [email] or ring [phone], my card is [card].')
      const times = messages.filter(({ role }) => role === 'assistant').length // it says the same in every turn
      expect(scrubbed).toMatchObject({ email: times, phone: times, card: times, iban: 0, ip: 0 })
    }
    const said = [
      ...rows.flatMap(({ messages }) => messages),
      ...pairs.flatMap(({ prompt, chosen, rejected }) => [...prompt, ...chosen, ...rejected]),
    ]
    expect(said.filter(({ content }) => /jane\.roe|7946|4111/.test(content))).toEqual([])
  })

  it('row 19: comes with a card that adds up', () => {
    const tally = emptyTally()
    for (const row of rows) tallyRow(tally, row)
    const card = writeCard('kumite-chat', 'chat', tally, leftOut)
    expect(card).toContain(`${rows.length} rows, one JSON object a line, schema \`kumite-training-2\``)
    expect(card).toContain('| ODbL-1.0 |')
    expect(card).toContain(`${leftOut.exactCopies} rows that were there already`)
    expect([...tally.splits.values()].reduce((sum, count) => sum + count, 0)).toBe(rows.length)
  })

  it('row 19: is the same when it is written again', async () => {
    const again = (await collect(datasetLines(db, reader, 'chat'))).map((line) => JSON.parse(line))
    expect(again).toEqual(rows)
  })
})
