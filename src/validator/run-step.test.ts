import { describe, expect, it } from 'vitest'
import { ChainCallError } from '../chain/errors.ts'
import { createRng } from '../core/rng.ts'
import { dojo } from '../mechanisms/dojo/dojo.ts'
import { TaskId } from '../protocol/ids.ts'
import { dojoRecipe } from '../scoring/dojo-recipe.ts'
import { queueTasks } from '../store/queued-tasks.ts'
import { claimAttempt, endAttempt } from '../store/task-attempts.ts'
import { insertTasks } from '../store/tasks.ts'
import { aScoreRow, aTaskRow, countRows, openTestStores } from '../store/testing.ts'
import { readyStream } from './create-tasks.ts'
import { runStep } from './run-step.ts'
import { aNetwork, MINER_A, MINER_B, MINER_C } from './testing.ts'
import type { Validator } from './validator.ts'
import { weightsVersion } from './weights-version.ts'

const stores = await openTestStores()

describe.each(stores)('runStep on $name', ({ db }) => {
  const countTasks = async () => (await countRows(db)).task

  it('makes the tasks of an epoch evenly, each once, however often it runs', async () => {
    const { validator, step, passBlocks } = await aNetwork(db, { tasksPerEpoch: 5 })
    const counts = []
    for (let block = 1; block <= 20; block++) {
      await passBlocks(1)
      await step()
      await runStep({ ...validator }) // a new process on the same database
      counts.push(await countTasks())
    }
    // Blocks 10 and 20 begin an epoch.
    expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10])
    const seqs = await db.selectFrom('task').select('seq').orderBy('seq').execute()
    expect(seqs.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    const created = await db.selectFrom('event').select('task_id').where('kind', '=', 'task-created').execute()
    expect(new Set(created.map((event) => event.task_id)).size).toBe(10)
  })

  it('makes the same tasks from the same seed, and others from another', async () => {
    const bodies = async (seed: string) => {
      const { validator, passBlocks } = await aNetwork(db)
      await passBlocks(9)
      await runStep({ ...validator, seed })
      return (await db.selectFrom('task').select('body').orderBy('seq').execute()).map(({ body }) => JSON.stringify(body))
    }
    const first = await bodies('a')
    expect(first).toHaveLength(5)
    expect(await bodies('a')).toEqual(first)
    expect(await bodies('b')).not.toEqual(first)
  })

  it('makes imported tasks first, each once, and passes over what the mechanism refuses', async () => {
    const { step, passBlocks } = await aNetwork(db, { tasksPerEpoch: 5 })
    const texts = ['one', 'two'].map((content) => ({ kind: 'text', content, source: 'a file' }))
    const material = (instruction: string) => ({ instruction, domain: 'text', responses: texts })
    const queued = [material('First?'), { nonsense: true }, material('Second?')]
    await queueTasks(db, queued.map((body, n) => ({ hash: `${n}`, body, mechanism: 'dojo' })) as never, 0)
    await passBlocks(9)
    await step()
    await step()
    const rows = await db.selectFrom('task').select(['origin', 'title']).orderBy('seq').execute()
    expect(rows.filter(({ origin }) => origin === 'import').map(({ title }) => title)).toEqual(['First?', 'Second?'])
    expect(rows).toHaveLength(5)
    expect(await db.selectFrom('queued_task').select('seq').where('validator', 'is', null).execute()).toEqual([])
  })

  it('takes tasks that are ready, and passes over what the mechanism refuses, which is marked and not tried again', async () => {
    const { validator, step, passBlocks } = await aNetwork(db, { tasksPerEpoch: 5, taskSource: 'ready' })
    const stream = readyStream(validator.hotkey, 0)
    const { mechanism } = validator.mechanisms[0]!
    const [good] = await mechanism.create({ rng: createRng('good'), taskId: () => TaskId.parse('any-task') }, 1)
    for (const task of [{ nonsense: true }, good!, good!]) {
      const claim = { stream, holder: 'h', nowMs: 0 }
      const { n } = await claimAttempt(db, { ...claim, leaseMs: 1000 })
      const about = { author: 'a', domain: null, family: null, instruction: null, record: {} }
      await endAttempt(db, { ...claim, n }, { ...about, state: 'accepted', task })
    }
    await passBlocks(9)
    await step()
    const attempts = await db.selectFrom('task_attempt').selectAll().orderBy('n').execute()
    expect(attempts[0]).toMatchObject({ taken_by: validator.hotkey, task_id: null, refused: expect.stringContaining('dojo') })
    expect(attempts.slice(1).map(({ refused, task_id }) => [refused, task_id === null])).toEqual([
      [null, false],
      [null, false],
    ])
    expect(await countTasks()).toBe(2)
  })

  /** Plain sums: how much luck is taken off is a question of scoring. */
  const recipe = { ...dojoRecipe, ledger: { prudence: 0, bonus: { most: 0, full: 1 } } }

  /** A validator with a permit, in its second epoch, whose ledger holds these scores. */
  const aScored = async (values: readonly (readonly [miner: string, epoch: number, value: number])[], setup = {}) => {
    const network = await aNetwork(db, { tasksPerEpoch: 0, weightsAt: 0.5, window: 2, mechanism: dojo({ recipe }), ...setup })
    await network.passBlocks(10)
    const { hotkey } = network.validator
    for (const [n, [miner, epoch, value]] of values.entries()) {
      const id = `task-${n}`
      await insertTasks(db, [aTaskRow(n, { id, validator: hotkey, state: 'scored', scored_ms: 0 })])
      const lease = { id: `lease-${n}`, task_id: id, validator: hotkey, miner, state: 'submitted' as const, leased_ms: 0, expires_ms: 0 }
      await db.insertInto('lease').values(lease).execute()
      await db
        .insertInto('score')
        .values(aScoreRow(`lease-${n}`, id, { validator: hotkey, miner, epoch, value }))
        .execute()
    }
    return network
  }
  const weightsSetAt = async ({ chain }: Validator) =>
    (await chain.eventsAfter(0, 1000))
      .filter(({ events }) => events.some(({ kind }) => kind === 'weights-set'))
      .map(({ header }) => header.block)

  it('sets weights once an epoch, equal to the shares of the ledger over its window', async () => {
    const { validator, step, passBlocks, chain } = await aScored([
      [MINER_A, 1, 0.75],
      [MINER_A, 0, 0.75],
      [MINER_B, 1, 0.9],
      [MINER_B, 1, -0.4],
      [MINER_C, 1, -0.5],
    ])
    for (let block = 11; block <= 39; block++) {
      await step()
      await step()
      await passBlocks(1)
      if (block === 19) {
        const shares = new Map((await chain.metagraph()).weights.get(0))
        expect(shares.get(2)).toBeCloseTo(0.75, 4)
        expect(shares.get(3)).toBeCloseTo(0.25, 4)
        expect(shares.get(4)).toBeUndefined()
      }
    }
    // Half of the epoch has passed at blocks 15, 25, 35; a call made then is in the block after it. In epoch 3 the window is empty.
    expect(await weightsSetAt(validator)).toEqual([16, 26])
    expect(new Map((await chain.metagraph()).weights.get(0)).get(2)).toBeCloseTo(0.75 / 1.25, 4)
  })

  it('sets no weights without a permit, without a positive score, or for miners that are gone', async () => {
    const founding = await aNetwork(db, { tasksPerEpoch: 0, weightsAt: 0 })
    await founding.passBlocks(5)
    expect((await founding.chain.metagraph()).neurons[0]!.validatorPermit).toBe(false)
    expect(await founding.step()).toEqual([])
    for (const values of [[[MINER_A, 1, -0.5]], [[MINER_A, 1, 0]], [], [['5Gone', 1, 0.5]]] as const) {
      const { step, passBlocks } = await aScored(values)
      await passBlocks(8)
      expect(await step()).toEqual([])
    }
  })

  it('tries again at a later step when the chain says that it is too early', async () => {
    const genesis = { hyperparameters: { weightsRateLimit: 15 } }
    const { validator, step, passBlocks } = await aScored(
      [
        [MINER_A, 1, 0.5],
        [MINER_A, 2, 0.5],
      ],
      { genesis },
    )
    for (let block = 11; block <= 45; block++) {
      await step() // does not throw, although the chain refuses
      await passBlocks(1)
    }
    const blocks = await weightsSetAt(validator)
    expect(blocks.length).toBeGreaterThan(1)
    for (const [n, block] of blocks.slice(1).entries()) expect(block - blocks[n]!).toBeGreaterThanOrEqual(15)
  })

  it('tells of a refusal that does not pass', async () => {
    const genesis = { hyperparameters: { minAllowedWeights: 4 } }
    const { step, passBlocks } = await aScored([[MINER_A, 1, 0.5]], { genesis })
    await passBlocks(8)
    await expect(step()).rejects.toThrow(ChainCallError)
  })

  it('sets weights where the subnet asks for this version of the software, and tells where it asks for a later one', async () => {
    for (const [asked, taken] of [
      [weightsVersion(), true],
      [weightsVersion() + 1, false],
    ] as const) {
      const { step, passBlocks } = await aScored([[MINER_A, 1, 0.5]], { genesis: { hyperparameters: { weightsVersion: asked } } })
      await passBlocks(8)
      if (taken) expect(await step()).toHaveLength(1)
      else await expect(step()).rejects.toThrow('IncorrectWeightVersionKey')
    }
  })
})
