import { type Obfuscate, obfuscateResponse } from '../../obfuscation/obfuscate-response.ts'
import type { PresentedTask } from '../../protocol/task.ts'
import { dojoRecipe } from '../../scoring/dojo-recipe.ts'
import { recipeHash, type ScoringRecipe } from '../../scoring/recipe.ts'
import type { Mechanism } from '../mechanism.ts'
import { conclude } from './conclude.ts'
import { createTasks } from './create-tasks.ts'
import { type DojoReply, ranksOf } from './dojo-reply.ts'
import { type DojoTask, readDojoTask } from './dojo-task.ts'
import { dojoTaskFromImport } from './import-task.ts'
import { present } from './present.ts'
import { readReply } from './read-reply.ts'
import { reveal } from './reveal.ts'
import { rows } from './rows.ts'
import { DOJO_VERSION, score } from './score.ts'
import { view } from './view.ts'

/**
 * The dojo mechanism: judges grade and rank several responses to one instruction. One file per stage, of the stage's name.
 * @param options.recipe how replies become scores
 * @param options.mechid the number under which it runs on its subnet
 * @param options.obfuscate makes each recipient's own copies
 */
export function dojo({
  recipe = dojoRecipe,
  mechid = 0,
  obfuscate = obfuscateResponse,
}: {
  recipe?: ScoringRecipe
  mechid?: number
  obfuscate?: Obfuscate | undefined
} = {}): Mechanism<DojoTask, PresentedTask, DojoReply> {
  return {
    name: 'dojo',
    version: DOJO_VERSION,
    recipeHash: recipeHash(recipe),
    recipe,
    delivery: 'leased',
    create: createTasks,
    adopt: (material, { id, rng }) => dojoTaskFromImport(material, id, rng),
    readTask: readDojoTask,
    writeTask: (task) => task,
    present: (task, recipient, secret) => present(task, recipient, secret, { mechid, obfuscate }),
    readReply,
    score: (task, replies, history, bounds) => score(task, replies, history, bounds, recipe),
    conclude: (task, replies, history) => conclude(task, replies, history, recipe),
    reveal,
    view,
    texts: ({ responses }) => new Map(responses.map(({ id, content }) => [id, content])),
    rows,
    ranks: ranksOf,
    further: ({ criteria }) => criteria ?? [],
    answers: (reply) => (reply.kind === 'ranked' && reply.answers) || {},
  }
}
