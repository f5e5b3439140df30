import { expect, it } from 'vitest'
import { dateQuestion } from '../../src/mechanisms/prompting/date-question/date-question.ts'
import { mathematics } from '../../src/mechanisms/prompting/mathematics/mathematics.ts'
import { tableReasoning } from '../../src/mechanisms/prompting/table-reasoning/table-reasoning.ts'
import { unitConversion } from '../../src/mechanisms/prompting/unit-conversion/unit-conversion.ts'
import { createAnswerBoard } from '../../src/simulation/prompting/answer-board.ts'
import { createOracle } from '../../src/simulation/prompting/oracle.ts'
import type { PromptingBehaviour } from '../../src/simulation/prompting/prompting-behaviour.ts'
import { createSimulatedResponder } from '../../src/simulation/prompting/simulated-responder.ts'
import { listFlags } from '../../src/store/collusion-flags.ts'
import { openTestStores } from '../../src/store/testing.ts'
import { readLedger, weighLedger } from '../../src/validator/read-ledger.ts'
import { readMoment } from '../../src/validator/validator.ts'
import { aPromptingNetwork } from './testing.ts'

const [store] = await openTestStores()
const { db } = store!

const MINERS: Readonly<Record<string, PromptingBehaviour>> = {
  copier: { name: 'answer-copier', of: 'weak' }, // of the lowest uid: it is later all the same
  able: { name: 'generalist', skill: 0.8 },
  weak: { name: 'generalist', skill: 0.4 },
  'as weak': { name: 'generalist', skill: 0.4 },
}
const ENOUGH = 320

it('regression 8: in a network, who copies a weak miner is flagged by its short answers and paid less than it; nobody else is flagged', async () => {
  const oracle = createOracle(db)
  const board = createAnswerBoard()
  const net = await aPromptingNetwork(db, {
    responders: Object.entries(MINERS).map(([name, behaviour]) =>
      createSimulatedResponder({ name, behaviour, seed: name, oracle, board, thinkingMs: 0 }),
    ),
    types: [dateQuestion, mathematics, tableReasoning, unitConversion],
    tasksPerEpoch: 40, // four a block
    creationSpread: 1,
    answerMs: 20_000,
    simulated: true,
  })
  const nameOf = (hotkey: string) => Object.keys(MINERS)[(net.miners as readonly string[]).indexOf(hotkey)]
  await net.passBlocks(1)
  let scored = 0
  while (scored < ENOUGH && (await listFlags(db, { limit: 10 })).length === 0) {
    await net.step()
    await net.dispatch()
    await net.passBlocks(1)
    scored = (await db.selectFrom('task').select('id').where('state', '=', 'scored').execute()).length
  }
  const flags = await listFlags(db, { limit: 10 })
  expect(
    flags.map(({ a, b }) => [nameOf(a), nameOf(b)].sort()),
    `after ${scored} challenges`,
  ).toEqual([['copier', 'weak']])
  process.stdout.write(`  found after ${scored} challenges: ${flags[0]!.words}\n`)

  const { epoch } = (await readMoment(net.validator, 0)).metagraph
  const weights = weighLedger(await readLedger(net.validator, 0, epoch), net.validator.mechanisms[0]!, epoch)
  const shareOf = Object.fromEntries([...weights].map(([miner, share]) => [nameOf(miner), share]))
  expect(shareOf.weak!, JSON.stringify(shareOf)).toBeGreaterThan(0)
  expect(shareOf.copier!, JSON.stringify(shareOf)).toBeLessThan(shareOf.weak! / 5)
}, 480_000)
