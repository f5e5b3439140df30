import { describe, expect, it } from 'vitest'
import { createRng } from '../core/rng.ts'
import type { Mechanism } from '../mechanisms/mechanism.ts'
import { prompting } from '../mechanisms/prompting/prompting.ts'
import { promptingRecipe } from '../mechanisms/prompting/scoring/prompting-recipe.ts'
import type { CollusionEvidence } from '../protocol/integrity.ts'
import { type CollusionFlagRow, listFlags } from '../store/collusion-flags.ts'
import { insertLeases } from '../store/leases.ts'
import { insertScores } from '../store/scores.ts'
import { insertTasks } from '../store/tasks.ts'
import { aScoreRow, aTaskRow, openTestStores } from '../store/testing.ts'
import { clearCircle } from './clear-circle.ts'
import { detectCollusion } from './detect-collusion.ts'
import { FlagClosedError, ForeignFlagError, NoCircleError, UnknownFlagError } from './errors.ts'
import { readLedger, sumLedger, weighLedger } from './read-ledger.ts'
import { replayWeights } from './replay-weights.ts'
import { appealFlag, decideFlag } from './rule-on-flag.ts'
import { setWeights } from './set-weights.ts'
import { aNetwork, MINER_A, MINER_B, MINER_C } from './testing.ts'
import { readMoment } from './validator.ts'

const stores = await openTestStores()
const MINERS = [MINER_A, MINER_B, MINER_C, 'honest-1', 'honest-2', 'honest-3']

describe.each(stores)('detectCollusion on $name', ({ db }) => {
  /** A network in which A and B left the same marks on so many tasks of an epoch, all others marks of their own. */
  const aRing = async (epoch: number, tasks = 20, mechanism?: Mechanism) => {
    const network = await aNetwork(db, { window: 2, weightsAt: 0.5, ...(mechanism && { mechanism }) })
    await network.passBlocks(15) // the validator has its permit, and the running epoch is half over
    const running = network.validator.mechanisms[0]!
    const validator = network.validator.hotkey
    const judge = async (inEpoch: number, count: number, together = true) => {
      const rng = createRng(`${inEpoch}`)
      const rows = Array.from({ length: count }, (_, n) => aTaskRow(inEpoch * 100 + n, { validator, state: 'scored' as const }))
      await insertTasks(db, rows)
      for (const { id } of rows) {
        const leases = MINERS.map((miner) => ({
          id: `${id}-${miner}`,
          task_id: id,
          validator,
          miner,
          state: 'submitted' as const,
          leased_ms: 0,
          expires_ms: 1,
        }))
        await insertLeases(db, leases)
        const shared = [rng.normal(), rng.normal()]
        const scores = leases.map(({ id: lease, miner }, arrival) => {
          const own = [rng.normal(), rng.normal()]
          const deviation = JSON.stringify(together && (miner === MINER_A || miner === MINER_B) ? shared : own)
          return aScoreRow(lease, id, { validator, miner, epoch: inEpoch, deviation, arrival, received_ms: rng.int(0, 1e6) })
        })
        await insertScores(db, scores)
      }
    }
    await judge(epoch, tasks)
    /** @param later epochs from the first one on */
    const detect = async (later = 0) => {
      const moment = await readMoment(network.validator, 0)
      const metagraph = { ...moment.metagraph, epoch: epoch + later }
      await detectCollusion(network.validator, running, { ...moment, metagraph, epochProgress: 0.6 })
    }
    const weights = async (later = 0) => weighLedger(await readLedger(network.validator, 0, epoch + later), running, epoch + later)
    return { ...network, running, judge, detect, weights, flags: () => listFlags(db, { limit: 100 }) }
  }

  it('flags the two who answer alike, once, with reason and evidence; then the later of them earns nothing', async () => {
    const { detect, flags, weights } = await aRing(1)
    await detect()
    await detect()
    const [flag, ...others] = await flags()
    expect(others).toEqual([])
    expect(flag).toMatchObject({ a: MINER_A, b: MINER_B, state: 'flagged', epoch: 1, seen_epoch: 1, voice: flag!.id })
    expect(flag!.words).toContain('the same mistakes over 20 tasks')
    expect(flag!.evidence).toMatchObject({ answers: { shared: 20 }, positions: { shared: 0 } })
    const shares = await weights()
    expect(shares.get(MINER_A)).toBe(shares.get('honest-1'))
    expect(shares.get(MINER_B)).toBe(0)
    const events = await db.selectFrom('event').select(['kind', 'data']).where('kind', '=', 'collusion-flagged').execute()
    expect(events).toHaveLength(1)
    expect(events[0]!.data).toMatchObject({ a: MINER_A, b: MINER_B, epoch: 1 })
  })

  /** A network in which six of 24 names leave the same marks wherever some of them meet. */
  const aCircle = async () => {
    const network = await aRing(1, 0)
    const { validator } = network
    const rng = createRng('circle')
    const ring = Array.from({ length: 6 }, (_, n) => `ring-${n}`)
    const all = [...ring, ...Array.from({ length: 18 }, (_, n) => `alone-${n}`)]
    const rows = Array.from({ length: 260 }, (_, n) => aTaskRow(n, { validator: validator.hotkey, state: 'scored' as const }))
    await insertTasks(db, rows)
    for (const { id } of rows) {
      const miners = rng.shuffle(all).slice(0, 4)
      await insertLeases(
        db,
        miners.map((miner) => ({
          id: `${id}-${miner}`,
          task_id: id,
          validator: validator.hotkey,
          miner,
          state: 'submitted' as const,
          leased_ms: 0,
          expires_ms: 1,
        })),
      )
      const shared = [rng.normal(), rng.normal()]
      const mark = (miner: string) => JSON.stringify(ring.includes(miner) ? shared : [rng.normal(), rng.normal()])
      const scores = miners.map((miner, arrival) =>
        aScoreRow(`${id}-${miner}`, id, { validator: validator.hotkey, miner, epoch: 1, deviation: mark(miner), arrival }),
      )
      await insertScores(db, scores)
    }
    return { ...network, ring }
  }

  it('flags a circle of which no two share ten tasks by links that make all of it one voice', async () => {
    const { validator, detect, flags, running, ring } = await aCircle()
    await detect()
    const raised = await flags()
    expect(raised.length).toBe(ring.length - 1)
    expect(new Set(raised.flatMap(({ a, b }) => [a, b]))).toEqual(new Set(ring))
    expect(new Set(raised.map(({ voice }) => voice)).size).toBe(1)
    expect(raised[0]!.words).toContain('They are two of 6 who have the same mistakes wherever some of them meet')
    expect((raised[0]!.evidence as CollusionEvidence).circle!.miners).toEqual(ring)
    const { rulings } = await readLedger({ ...validator, mechanisms: [running] }, 0, 1)
    expect(rulings.oneVoice).toEqual([ring])
  })

  it('looks for copied answers to challenges by their own rule, farther back than what is paid', async () => {
    const { detect, flags, judge, weights } = await aRing(1, 40, prompting() as unknown as Mechanism)
    await detect()
    expect(await flags()).toEqual([]) // two on one model might have come to that
    await judge(6, 20)
    await detect(5)
    const [flag] = await flags()
    expect(flag).toMatchObject({ a: MINER_A, b: MINER_B, state: 'flagged', epoch: 6 })
    expect(flag!.words).toContain('the same mistakes over 60 tasks: likeness 1.00 on average, where 0.70 is to be expected')
    expect((await weights(5)).get(MINER_B)).toBe(0)
    const { data } = await db.selectFrom('event').select('data').where('kind', '=', 'collusion-flagged').executeTakeFirstOrThrow()
    expect(data).toMatchObject({ rule: { alikeAnyway: 0.7, timing: false } })
  })

  it('flags who copies two in turn with each of them, and makes no voice of the two, though nothing tells these apart', async () => {
    const { validator, detect, flags, running } = await aRing(1, 0, prompting() as unknown as Mechanism)
    const rng = createRng('in turn')
    const rows = Array.from({ length: 100 }, (_, n) => aTaskRow(n, { validator: validator.hotkey, state: 'scored' as const }))
    await insertTasks(db, rows)
    for (const [n, { id }] of rows.entries()) {
      const leaseOf = (miner: string) => `${id}-${miner}`
      const lent = { task_id: id, validator: validator.hotkey, state: 'submitted' as const, leased_ms: 0, expires_ms: 1 }
      await insertLeases(db, MINERS.map((miner) => ({ ...lent, id: leaseOf(miner), miner }))) // biome-ignore format: one list
      const own = MINERS.map(() => rng.int(0, 9))
      own[2] = own[n % 2]!
      own[1 - (n % 2)] = -1 // the one is right where the other is wrong
      const scores = MINERS.map((miner, arrival) => {
        const mistakes = Array.from({ length: 10 }, (_, mistake) => (mistake === own[arrival] ? 1 : 0))
        const deviation = JSON.stringify(own[arrival] === -1 ? [] : mistakes)
        return aScoreRow(leaseOf(miner), id, { validator: validator.hotkey, miner, epoch: 1, deviation, arrival })
      })
      await insertScores(db, scores)
    }
    await detect()
    const raised = await flags()
    expect(raised.map(({ a, b }) => [a, b].sort()).sort()).toEqual([[MINER_A, MINER_C].sort(), [MINER_B, MINER_C].sort()].sort())
    const { inTurn } = raised[0]!.evidence as CollusionEvidence
    expect([inTurn!.miner, inTurn!.sources]).toEqual([MINER_C, [MINER_A, MINER_B].sort()])
    const { rulings } = await readLedger({ ...validator, mechanisms: [running] }, 0, 1)
    expect(rulings.oneVoice.map((voice) => voice.length)).toEqual([2, 2])
  })

  it('clears a whole circle at once, so that no part of it is found again while the evidence is in the window', async () => {
    const { detect, flags, ring, validator } = await aCircle()
    await detect()
    const [{ id }, ...others] = (await flags()) as [CollusionFlagRow, ...CollusionFlagRow[]]
    await decideFlag(db, { id: others[0]!.id, state: 'upheld', note: 'looks like one', nowMs: 1 })
    await expect(clearCircle(db, { id, validator: MINER_C, note: 'mine', nowMs: 1 })).rejects.toThrow(UnknownFlagError)
    const { flag, pairs } = await clearCircle(db, { id, validator: validator.hotkey, note: 'met all six', nowMs: 2 })
    expect([flag.id, flag.state, pairs]).toEqual([id, 'cleared', 15])
    await detect(1)
    const after = await flags()
    expect(after.map(({ state }) => state)).toEqual(Array(15).fill('cleared'))
    expect(new Set(after.map(({ a, b }) => `${a} ${b}`)).size).toBe(15)
    expect(
      after.every(({ a, b, decision }) => ring.includes(a) && ring.includes(b) && JSON.stringify(decision).includes('met all six')),
    ).toBe(true)
    const decided = () => db.selectFrom('event').select('id').where('kind', '=', 'collusion-decided').execute()
    const before = (await decided()).length
    await expect(clearCircle(db, { id, note: 'once more', nowMs: 3 })).rejects.toThrow(FlagClosedError)
    expect([await flags(), (await decided()).length]).toEqual([after, before])
  })

  it('leaves a circle alone that was cleared by an old flag for as long as the newest of its evidence may count', async () => {
    const { detect, flags } = await aCircle()
    await detect()
    const [{ id }, newer] = (await flags()) as [CollusionFlagRow, CollusionFlagRow]
    await db.updateTable('collusion_flag').set({ seen_epoch: 7 }).where('id', '=', newer.id).execute()
    await clearCircle(db, { id, note: 'met all six', nowMs: 2 })
    expect((await flags()).map(({ seen_epoch }) => seen_epoch)).toEqual(Array(15).fill(7))
  })

  it('clears no circle by a flag about two alone', async () => {
    const { detect, flags } = await aRing(1)
    await detect()
    await expect(clearCircle(db, { id: (await flags())[0]!.id, note: 'two', nowMs: 1 })).rejects.toThrow(NoCircleError)
  })

  it('looks at no more than the newest tasks that the mechanism asks for', async () => {
    const flaggedIn = async (mostTasks: number) => {
      const copies = { ...promptingRecipe.copies, mostTasks }
      const { detect, flags } = await aRing(1, 60, prompting({ recipe: { ...promptingRecipe, copies } }) as unknown as Mechanism)
      await detect()
      return (await flags()).length
    }
    expect([await flaggedIn(59), await flaggedIn(60)]).toEqual([0, 1])
  })

  it('takes the newest of them, not the oldest: two who have long stopped to copy are not flagged', async () => {
    const copies = { ...promptingRecipe.copies, mostTasks: 60 }
    const mechanism = prompting({ recipe: { ...promptingRecipe, copies } }) as unknown as Mechanism
    const { detect, flags, judge } = await aRing(1, 60, mechanism) // these alone are enough
    await judge(2, 20, false)
    await detect(1)
    expect(await flags()).toEqual([])
  })

  it('lets a flag expire once no task of the window speaks for it', async () => {
    const { detect, flags, judge } = await aRing(1)
    await detect()
    await judge(2, 3) // too few to say it again by themselves
    await detect(1)
    expect((await flags())[0]).toMatchObject({ state: 'flagged', seen_epoch: 2 })
    await detect(3)
    expect((await flags())[0]!.state).toBe('expired')
    const kinds = await db.selectFrom('event').select('kind').where('kind', 'like', 'collusion-%').orderBy('id').execute()
    expect(kinds.map(({ kind }) => kind)).toEqual(['collusion-flagged', 'collusion-expired'])
  })

  it('counts a cleared pair as two, and leaves it alone while the evidence of then is in the window', async () => {
    const { detect, flags, weights, judge } = await aRing(1)
    await detect()
    const id = (await flags())[0]!.id
    await appealFlag(db, { id, miner: MINER_B, text: 'we are two sisters', nowMs: 1 })
    expect((await weights()).get(MINER_B)).toBe(0)
    await decideFlag(db, { id, state: 'cleared', note: 'met them both', nowMs: 2 })
    const shares = await weights()
    expect(shares.get(MINER_B)).toBe(shares.get(MINER_A))
    await judge(2, 20)
    await detect(1)
    expect((await flags()).map(({ state }) => state)).toEqual(['cleared'])
    await detect(2) // of the first epoch nothing is left
    expect((await flags()).map(({ state }) => state)).toEqual(['flagged', 'cleared'])
  })

  it('takes back what the later one was paid before they were found, until it has left the window or they are cleared', async () => {
    const { validator, running, detect, judge, flags } = await aRing(1, 8)
    const sums = async (epoch: number) => {
      const ledger = sumLedger(await readLedger(validator, 0, epoch), running, epoch)
      return [MINER_A, MINER_B].map((miner) => ledger.get(miner)!.sum)
    }
    await detect()
    const [alone] = await sums(1)
    expect(await sums(1)).toEqual([alone, alone]) // eight tasks are too few to find anybody
    await judge(2, 20)
    await detect(1)
    expect(await flags()).toMatchObject([{ epoch: 2, state: 'flagged' }])
    expect(await sums(2)).toEqual([expect.closeTo((alone! / 8) * 28, 9), expect.closeTo(-alone!, 9)])
    expect(await sums(3)).toEqual([expect.closeTo((alone! / 8) * 20, 9), 0])
    await decideFlag(db, { id: (await flags())[0]!.id, state: 'cleared', note: 'two', nowMs: 1 })
    expect((await sums(2))[1]).toBeCloseTo((alone! / 8) * 28, 9)
  })

  it('hears only the concerned, and only while it is open', async () => {
    const { detect, flags } = await aRing(1)
    await detect()
    const id = (await flags())[0]!.id
    const appeal = { id, text: 'no', nowMs: 1 }
    await expect(appealFlag(db, { ...appeal, miner: MINER_C })).rejects.toThrow(ForeignFlagError)
    await expect(appealFlag(db, { ...appeal, id: id + 1, miner: MINER_A })).rejects.toThrow(UnknownFlagError)
    await expect(decideFlag(db, { id, validator: MINER_C, state: 'cleared', note: 'mine', nowMs: 1 })).rejects.toThrow(UnknownFlagError)
    await appealFlag(db, { ...appeal, miner: MINER_A, text: 'first' })
    expect((await appealFlag(db, { ...appeal, miner: MINER_A, text: 'second' })).appeal).toMatchObject({ by: MINER_A, text: 'second' })
    await decideFlag(db, { id, state: 'upheld', note: 'same grades to the point', nowMs: 2 })
    await expect(appealFlag(db, { ...appeal, miner: MINER_A })).rejects.toThrow(FlagClosedError)
    await decideFlag(db, { id, state: 'cleared', note: 'looked again', nowMs: 3 })
    await expect(decideFlag(db, { id, state: 'upheld', note: 'and again', nowMs: 4 })).rejects.toThrow(FlagClosedError)
  })

  it('leaves weights that the log alone gives again, also after a decision', async () => {
    const { detect, flags, validator, running, passBlocks } = await aRing(1)
    const tellScores = async () => {
      const rows = await db.selectFrom('score').selectAll().orderBy('seq').execute()
      for (const [taskId, scores] of Map.groupBy(rows, ({ task_id }) => task_id))
        await db
          .insertInto('event')
          .values({
            at_ms: 0,
            block: 0,
            kind: 'task-scored',
            actor: validator.hotkey,
            task_id: taskId,
            words: '',
            data: JSON.stringify({ mechid: 0, epoch: 1, domain: 'text', scores }),
          })
          .execute()
    }
    await tellScores()
    await detect()
    const set = async () => setWeights(validator, running, { ...(await readMoment(validator, 0)), epochProgress: 1 })
    expect(await set()).toBeDefined()
    await decideFlag(db, { id: (await flags())[0]!.id, state: 'cleared', note: 'two', nowMs: 1 })
    await passBlocks(10)
    expect(await set()).toBeDefined()
    await db.deleteFrom('collusion_flag').execute()
    const replayed = []
    for await (const weights of replayWeights(db, validator.hotkey, running)) replayed.push(weights)
    expect(replayed.map(({ same }) => same)).toEqual([true, true])
    expect(replayed.map(({ again }) => again.get(MINER_B)! > 0)).toEqual([false, true])
  })
})
