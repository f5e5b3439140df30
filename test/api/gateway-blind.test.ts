import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawPrompts } from '../../src/api/gateway/draw-prompts.ts'
import { createRng } from '../../src/core/rng.ts'
import { TASK_TYPES } from '../../src/mechanisms/prompting/task-types.ts'
import { holdConversations } from '../../src/validator/hold-conversation.ts'
import { openTestGateway, says, startMiner, type TestGateway, type TestMiner } from './gateway-testing.ts'
import { heldOutAuc } from './held-out-auc.ts'

const MINERS = 4
/** Requests of each kind that the miner under test hears. */
const EACH = 600

let miners: TestMiner[]
let net: TestGateway

beforeAll(async () => {
  miners = await Promise.all(Array.from({ length: MINERS }, (_, n) => startMiner(n, says('An answer.'))))
  net = await openTestGateway(miners)
})
afterAll(async () => {
  await net.close()
  await Promise.all(miners.map((miner) => miner.close()))
})

describe('row 30: organic and synthetic requests', () => {
  it('look alike to a miner: given equal texts, no classifier on all that it sees does better than AUC .55', {
    timeout: 300_000,
  }, async () => {
    const rng = createRng('blind test')
    const texts = (await drawPrompts(TASK_TYPES, { each: 10, rng: rng.fork('texts') })).map(({ text }) => text)
    const { client } = await net.aClient({ requestsPerMinute: 6000 })
    const places = miners.map(({ miner, url }) => ({ hotkey: miner, url }))
    const [spy] = miners
    net.serveWith(spy!) // whom a prompt goes to is the router's choice
    const labels: number[] = []
    const draws = rng.fork('kinds')
    while (labels.length < 2 * EACH) {
      const content = draws.pick(texts)
      const organic = draws.int(0, 1)
      const heard = spy!.heard.length
      if (organic) {
        await client.chat.completions.create({
          model: 'kumite',
          messages: [{ role: 'user', content }],
          stream: draws.int(0, 1) === 1,
        } as never)
      } else {
        const converse = async (_task: unknown, turns: readonly unknown[]) =>
          turns.length > 0 ? ({ kind: 'end' } as const) : ({ kind: 'say', messages: [{ role: 'user', content }] } as const)
        await holdConversations({ converse } as never, {} as never, net.gateway.minerClient, places)
      }
      for (let n = heard; n < spy!.heard.length; n++) labels.push(organic)
    }
    const seen = spy!.heard.map(({ headers, headerNames, raw, body, atMs, body: { messages } }) => {
      const said = messages.map(({ content }) => content)
      return {
        shape: [
          headerNames.join(),
          Object.keys(body).join(),
          messages.map(({ role }) => role).join(),
          headers['x-client-timeout'],
          headers.accept,
          headers['user-agent'],
        ].join(' '),
        numbers: [
          raw.length - JSON.stringify(said).length,
          headerNames.length,
          Object.values(headers).join('').length,
          atMs - Number(headers['x-bittensor-nonce']) / 1e6,
          atMs - Number(headers['epistula-timestamp']),
        ],
      }
    })
    expect(new Set(seen.map(({ shape }) => shape)).size).toBe(1)
    const auc = heldOutAuc(
      seen.map(({ numbers }) => numbers),
      labels,
    )
    expect(auc).toBeLessThanOrEqual(0.55)
  })
})
