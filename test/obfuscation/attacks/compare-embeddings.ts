import { parse } from 'parse5'
import type { Embedder } from '../../../src/models/embedder.ts'
import { textOf } from '../../../src/obfuscation/page/text-of.ts'
import { walkHtml } from '../../../src/obfuscation/page/walk-html.ts'
import type { AttackedTask } from './attacked-task.ts'
import { cosine } from './bag.ts'

/** How alike the visible texts of two recipients' pages are to a sentence encoder: left copies one after the other, each with all right ones. */
export async function compareEmbeddings({ left, right }: AttackedTask, embedder: Embedder): Promise<number[]> {
  const [lefts, rights] = await Promise.all(
    [left, right].map((copies) => embedder.embed(copies.map(({ content }) => visibleText(content)))),
  )
  return lefts!.flatMap((vector) => rights!.map((other) => cosine(vector, other)))
}

function visibleText(html: string): string {
  const texts: string[] = []
  walkHtml(parse(html), (element) => {
    if (!['script', 'style', 'title'].includes(element.tagName)) texts.push(textOf(element))
  })
  return texts.join(' ').replaceAll(/\s+/g, ' ')
}
