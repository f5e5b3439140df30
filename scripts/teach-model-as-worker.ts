/**
 * Teaches the program that answers in a person's place, on tasks whose truth it was told: once on responses as they were made, once on copies
 * as recipients get them. Prints src/simulation/agents/model-as-worker.json.
 *
 * node scripts/run.mjs scripts/teach-model-as-worker.ts [TASKS]
 */
import { obfuscateResponse } from '../src/obfuscation/obfuscate-response.ts'
import { sourceFeatures } from '../src/simulation/agents/source-features.ts'
import { plainCopies } from '../src/simulation/plain-copies.ts'
import { type AttackedTask, drawPageTasks, sendToTwo } from '../test/obfuscation/attacks/attacked-task.ts'
import { learnLogistic } from '../test/obfuscation/attacks/learn-logistic.ts'

const [count = '200'] = process.argv.slice(2)
const tasks = await drawPageTasks(Number(count), 'lesson')
const learnt = async (obfuscate: typeof obfuscateResponse) => {
  const seen = await Promise.all(tasks.map((task) => sendToTwo(task, obfuscate)))
  const pairs = seen.flatMap(betterLessWorse)
  return learnLogistic(
    pairs,
    pairs.map(() => 1),
  ).map((weight) => Math.round(weight * 1000) / 1000)
}
process.stdout.write(`${JSON.stringify({ originals: await learnt(plainCopies), copies: await learnt(obfuscateResponse) }, undefined, 2)}\n`)

/** Every two responses of a task: features of the better one less those of the worse. */
function betterLessWorse({ left, requirements }: AttackedTask): number[][] {
  const rows = sourceFeatures(
    left.map(({ content }) => content),
    requirements.join('\n'),
  )
  return left.flatMap((better, b) =>
    left.flatMap((worse, w) => (better.rank < worse.rank ? [rows[b]!.map((value, at) => value - rows[w]![at]!)] : [])),
  )
}
