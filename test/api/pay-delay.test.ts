import { expect, it } from 'vitest'
import { createWorkerSigner } from '../../src/identity/worker-signer.ts'
import { readPayOverview } from '../../src/miner/pay/read-pay-overview.ts'
import { NextReply } from '../../src/protocol/work.ts'
import { judgeWell } from './judge-well.ts'
import { openTestNetwork, TEMPO } from './testing.ts'

const BLOCK_MS = 12_000
const EPOCHS = 8

/**
 * A whole network on a simulated clock: validators make, lend and score tasks and set weights, the chain pays, and the miner credits a
 * worker who judges all that it gets. Every block is one look of everybody. The time from score to credit is told, not held: in the first epochs no
 * weights are set yet and the chain pays nothing, so that the first scores wait for the first epoch that pays.
 */
it('what is scored in a running network has its part in the pay of the very next epoch, for 95 of 100 judgments and more', {
  timeout: 600_000,
}, async () => {
  const net = await openTestNetwork()
  const { db, network } = net
  const { home } = network
  const ann = createWorkerSigner(new Uint8Array(32).fill(1))
  const post = (target: string, body: object) => net.send({ signer: ann, receiver: home.hotkey, target, body: JSON.stringify(body) })
  let assignment: NextReply['assignment'] = await net.seat(ann)
  for (let block = 0; block < EPOCHS * TEMPO; block++) {
    while (assignment) {
      const signed = await judgeWell(net, ann, assignment)
      expect((await post(`/api/work/assignments/${assignment.id}/judgment`, signed)).status).toBe(200)
      assignment = NextReply.parse(await (await post('/api/work/next', {})).json()).assignment
    }
    await net.step()
    assignment = NextReply.parse(await (await post('/api/work/next', {})).json()).assignment
  }

  const { creditDelay, totals } = await readPayOverview(db, home.hotkey)
  expect(BigInt(totals.emissionRao)).toBeGreaterThan(0n)
  expect(creditDelay?.judgments).toBeGreaterThan(20)
  const { epoch } = await network.chain.metagraph()
  const scored = await db
    .selectFrom('assignment')
    .select(['result_epoch', 'pay_epoch'])
    .where('miner', '=', home.hotkey)
    .where('state', '=', 'scored')
    .where('result_epoch', '<', epoch - 1) // one that was scored in the last epoch may still wait for its end
    .execute()
  expect(scored.length).toBeGreaterThan(20)
  const late = scored.filter(({ result_epoch, pay_epoch }) => pay_epoch === null || pay_epoch - result_epoch! > 1)
  console.log(
    `${scored.length} judgments, ${late.length} in the pay of a later epoch than the one after their score; from the score to the first credit p95 ${(creditDelay!.p95Ms / BLOCK_MS).toFixed(1)} of ${TEMPO} blocks`,
  )
  expect(late.length).toBeLessThanOrEqual(0.05 * scored.length)
  await net.close()
})
