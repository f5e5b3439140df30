import { describe, expect, it } from 'vitest'
import { OperatorCall, runOperatorCall } from '../../src/cli/operator-call.ts'
import { mathematics } from '../../src/mechanisms/prompting/mathematics/mathematics.ts'
import { compareRecipes } from '../../src/mechanisms/prompting/scoring/compare-recipes.ts'
import { promptingRecipe } from '../../src/mechanisms/prompting/scoring/prompting-recipe.ts'
import { unitConversion } from '../../src/mechanisms/prompting/unit-conversion/unit-conversion.ts'
import { createOracle } from '../../src/simulation/prompting/oracle.ts'
import { openTestStores } from '../../src/store/testing.ts'
import { readAnsweredHistory } from '../../src/validator/read-answered-history.ts'
import { aPromptingNetwork, says } from './testing.ts'

const stores = await openTestStores()

describe.each(stores)("row 23: a network's own history on $name", ({ db }) => {
  it('row 23: is scored again as it was, and otherwise by another recipe, without anybody being asked', async () => {
    const oracle = createOracle(db)
    const right = async (opening: string) => (await oracle.taskOf(opening))!.hidden.open().question.references[0]!.text
    const knows = says(async ([first]) => right(first!.content))
    const shouts = says(async ([first]) => `${(await right(first!.content)).toUpperCase()} !!! :) LOL`)
    const net = await aPromptingNetwork(db, {
      responders: [knows, shouts, says('')],
      types: [mathematics, unitConversion],
      tasksPerEpoch: 6,
    })
    await net.passBlocks(1)
    for (let turn = 0; turn < 3; turn++) {
      await net.step()
      await net.dispatch()
    }
    await net.step()
    const history = await readAnsweredHistory(db, { limit: 1000, recipe: promptingRecipe })
    expect(history.items).toHaveLength(6)
    expect(history.unreadable).toBe(0)
    const recipes = { before: promptingRecipe, after: { ...promptingRecipe, version: 'plain', style: 0, speed: 0 } }
    const call = OperatorCall.parse(JSON.parse(JSON.stringify({ do: 'rescore', newest: 1000, ...recipes }))) // as it comes to a running network
    expect(await runOperatorCall(db, call)).toEqual({
      rescored: {
        ...compareRecipes(history.items, recipes.before, recipes.after),
        unreadable: 0,
        fromMs: history.fromMs,
        untilMs: history.untilMs,
      },
    })

    const same = compareRecipes(history.items, promptingRecipe, promptingRecipe)
    const stored = await db
      .selectFrom('score')
      .select(['miner', (eb) => eb.fn.avg<number>('value').as('mean')])
      .groupBy('miner')
      .execute()
    for (const { miner, mean } of stored) expect(same.miners.find((one) => one.miner === miner)!.before.mean).toBeCloseTo(Number(mean), 12)

    const [knowing, shouting, silent] = net.miners
    const plain = compareRecipes(history.items, promptingRecipe, { ...promptingRecipe, version: 'plain', style: 0, speed: 0 })
    const means = new Map(plain.miners.map(({ miner, before, after }) => [miner, { before: before.mean, after: after.mean }]))
    expect(means.get(knowing!)!.after).toBeCloseTo(means.get(knowing!)!.before, 6) // as the reference says it
    expect(means.get(shouting!)!.after).toBeGreaterThan(means.get(shouting!)!.before) // style no longer counts
    expect(means.get(silent!)).toEqual({ before: 0, after: 0 })

    expect((await readAnsweredHistory(db, { limit: 2, recipe: promptingRecipe })).items).toHaveLength(2)
    await db.updateTable('judgment').set({ reply: JSON.stringify({ answer: 'of another version' }) }).where('task_id', '=', history.items[0]!.task.taskId).execute() // biome-ignore format: one call
    expect(await readAnsweredHistory(db, { limit: 1000, recipe: promptingRecipe })).toMatchObject({ unreadable: 1 })
  }, 60_000)

  it('row 23: is empty where nothing was scored', async () => {
    await db.deleteFrom('score').execute()
    await db.updateTable('task').set({ state: 'expired' }).execute()
    expect(await readAnsweredHistory(db, { limit: 10, recipe: promptingRecipe })).toEqual({
      items: [],
      unreadable: 0,
      fromMs: undefined,
      untilMs: undefined,
    })
  })
})
