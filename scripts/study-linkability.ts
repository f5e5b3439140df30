/**
 * How well programs that read our source, and the copies that two recipients get, can match these and put responses in order without running
 * them. Prints the tables of docs/threat-model.md.
 *
 * node scripts/run.mjs scripts/study-linkability.ts [--pages 200] [--texts 200] [--screenshots 10] [--seed linkability]
 */
import { parseArgs } from 'node:util'
import { sha256Hex } from '../src/core/hash.ts'
import type { DojoTask } from '../src/mechanisms/dojo/dojo-task.ts'
import { createBuiltInEmbedder } from '../src/models/built-in-embedder.ts'
import { type Obfuscate, obfuscateResponse } from '../src/obfuscation/obfuscate-response.ts'
import { openPageSandbox } from '../src/sandbox/open-page-sandbox.ts'
import { honest } from '../src/simulation/agents/honest.ts'
import { modelAsWorker } from '../src/simulation/agents/model-as-worker.ts'
import { plainCopies } from '../src/simulation/plain-copies.ts'
import { agreementWithTruth } from '../test/obfuscation/attacks/agreement-with-truth.ts'
import { type Area, labelledArea, meanArea } from '../test/obfuscation/attacks/area-under-curve.ts'
import { type AttackedTask, type Copy, drawPageTasks, drawTextTasks, sendToTwo } from '../test/obfuscation/attacks/attacked-task.ts'
import { compareEmbeddings } from '../test/obfuscation/attacks/compare-embeddings.ts'
import { matchCopies } from '../test/obfuscation/attacks/match-copies.ts'
import { type RankingResult as Result, rankCopies } from '../test/obfuscation/attacks/rank-copies.ts'
import { type Reading, readPageCopy, readTextCopy } from '../test/obfuscation/attacks/read-copy.ts'

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '200' },
    texts: { type: 'string', default: '200' },
    screenshots: { type: 'string', default: '10' },
    seed: { type: 'string', default: 'linkability' },
  },
})

const embedder = createBuiltInEmbedder()
const pages = await drawPageTasks(Number(values.pages), values.seed)
await report('pages', pages, readPageCopy, async (task) => ({ 'embedding of what is read': await compareEmbeddings(task, embedder) }))
await embedder.close()
await report('texts', drawTextTasks(Number(values.texts), values.seed), readTextCopy, async () => ({}))
await reportAgents(await drawPageTasks(Number(values.pages) / 2, `${values.seed}: agents`))
await reportScreenshots(pages.slice(0, Number(values.screenshots)))

async function report(
  name: string,
  tasks: readonly DojoTask[],
  read: (content: string) => Reading,
  look: (task: AttackedTask) => Promise<Record<string, number[]>>,
): Promise<void> {
  if (tasks.length < 2) return
  const attacked = async (obfuscate: Obfuscate) => {
    const sent = await Promise.all(tasks.map((task) => sendToTwo(task, obfuscate)))
    return { matches: matchCopies(sent, read, await Promise.all(sent.map(look))), ranks: rankCopies(sent, read) }
  }
  const [plain, copies] = [await attacked(plainCopies), await attacked(obfuscateResponse)]
  table(`Whose copies are of one response, ${tasks.length} ${name}`, plain.matches, copies.matches)
  console.log(`\nRight at once with all, all undone and answered: ${copies.matches.at(-1)!.found.toFixed(2)}`)
  table(`Which response is better, ${tasks.length} ${name}`, plain.ranks, copies.ranks)
}

/** What programs in a person's place make of the source, against a person who looks. */
async function reportAgents(tasks: readonly DojoTask[]): Promise<void> {
  const agents = {
    'learnt on originals': modelAsWorker({ name: 'model-as-worker', taught: 'originals' }),
    'learnt on copies': modelAsWorker({ name: 'model-as-worker', taught: 'copies' }),
    'honest person': honest({ name: 'honest', noise: 1 }),
  }
  console.log(`\nMean Spearman with the known order, ${tasks.length} pages\n`)
  for (const [what, obfuscate] of Object.entries({ originals: plainCopies, copies: obfuscateResponse })) {
    const sent = await Promise.all(tasks.map((task) => sendToTwo(task, obfuscate)))
    for (const [name, agent] of Object.entries(agents)) console.log(`- ${what}, ${name}: ${agreementWithTruth(agent, sent).toFixed(2)}`)
  }
}

/** What remains when pages are run: pictures of the copies of a response are the same. */
async function reportScreenshots(tasks: readonly DojoTask[]): Promise<void> {
  if (tasks.length < 2) return
  const sandbox = await openPageSandbox()
  const picture = async ({ content }: Copy) =>
    sha256Hex((await sandbox.run(content, { checks: {}, screenshot: true })).screenshot ?? new Uint8Array())
  const areas: number[] = []
  for (const task of tasks) {
    const { left, right } = await sendToTwo(task, obfuscateResponse)
    const [lefts, rights] = [await Promise.all(left.map(picture)), await Promise.all(right.map(picture))]
    areas.push(
      labelledArea(
        lefts.flatMap((one) => rights.map((other) => (one === other ? 1 : 0))),
        left.flatMap(({ response }) => right.map((other) => (other.response === response ? 1 : 0))),
      ),
    )
  }
  await sandbox.close()
  console.log(`\nHash of a screenshot, ${tasks.length} pages: ${words(meanArea(areas))}`)
}

function table(title: string, plain: readonly Result[], copies: readonly Result[]): void {
  console.log(`\n${title}\n\n| attack | originals | copies |\n| --- | --- | --- |`)
  for (const [n, { attack, area }] of copies.entries()) console.log(`| ${attack} | ${plain[n]!.area.mean.toFixed(2)} | ${words(area)} |`)
}

function words({ mean, low, high }: Area): string {
  return `${mean.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`
}
