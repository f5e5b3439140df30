import type { Rng } from '../core/rng.ts'
import type { Brief, BriefEdit, BriefFamily } from '../models/brief.ts'
import { drawEdit } from '../models/degradation-chain.ts'
import { UnusableDraftError } from './errors.ts'
import type { Answer, InstructionEdit, InstructionRequirement, TaskAuthor, TaskDraft } from './task-author.ts'

const NAME = 'built-in'
/** Edits of an experimental answer: drawn on their own, so that where it stands among the others is not known. */
const MOST_EXPERIMENTAL_EDITS = 3
/** So many others of a family show which words all of them have. */
const KIN = 16

/**
 * The built-in generator as an author: rules and facts instead of a language model, no network, no key. It goes through the same stages,
 * and every record and task says that it is built-in.
 */
export function createBuiltInAuthor(families: readonly BriefFamily[]): TaskAuthor {
  const byName = new Map(families.map((family) => [family.name, family]))
  return {
    name: NAME,
    origin: 'built-in',
    knows: (topic) => byName.has(topic),
    async draft({ axes }, _examples, rng) {
      const family = byName.get(axes.topic.value)
      if (!family)
        throw new UnusableDraftError({ author: NAME, expected: `a topic among ${[...byName.keys()].join(', ')}`, got: axes.topic.value })
      const seed = { persona: axes.persona.words, prefer: [axes.interaction.value, axes.constraint.value] }
      return {
        ...draftOf(family.draw(rng, seed)),
        kin: (other) => Array.from({ length: KIN }, (_, n) => instructionOf(family.draw(other.fork(`${n}`), seed))),
      }
    },
  }
}

const instructionOf = (brief: Brief) => brief.instruct(brief.requirements)

function draftOf(brief: Brief): TaskDraft {
  const answer = (edits: readonly BriefEdit[], log: string): Answer => ({
    content: brief.respond(edits),
    source: `${NAME}/${brief.family}`,
    log: [log],
  })
  const word = (edits: readonly InstructionEdit[]) =>
    brief.instruct(
      brief.requirements.flatMap(({ name, kind, words }) => {
        const edit = edits.find(({ requirement }) => requirement === name)
        if (!edit) return [{ kind, words }]
        return edit.after === null ? [] : [{ kind, words: edit.after }]
      }),
    )
  return {
    instruction: {
      kind: brief.kind,
      domain: brief.domain,
      title: brief.title,
      text: word([]),
      requirements: brief.requirements.map(
        ({ name, kind, words, check, worse }): InstructionRequirement => ({
          name,
          kind,
          words,
          check,
          families: worse.map(({ family }) => family),
        }),
      ),
    },
    deviate: async ({ name }, family, rng) =>
      rng.pick(brief.requirements.find((requirement) => requirement.name === name)!.worse.filter((worse) => worse.family === family)).words,
    word,
    answer: async (edits) =>
      answer(
        edits.map((edit) => briefEdit(brief, edit)),
        'composed from the pieces of its requirements',
      ),
    experiment: async (rng) => answer(drawEdits(brief, rng), 'composed with edits drawn on their own'),
  }
}

function briefEdit(brief: Brief, { requirement, after }: InstructionEdit): BriefEdit {
  if (after === null) return { requirement }
  const worse = brief.requirements.find(({ name }) => name === requirement)!.worse.findIndex(({ words }) => words === after)
  return { requirement, worse }
}

function drawEdits({ requirements }: Brief, rng: Rng): BriefEdit[] {
  return rng
    .shuffle(requirements)
    .slice(0, rng.int(1, MOST_EXPERIMENTAL_EDITS))
    .map((requirement) => drawEdit(rng, requirement))
}
