import { parentPort } from 'node:worker_threads'
import type { VaryReply, VaryRequest } from './obfuscate-response.ts'
import { varyResponse } from './vary-response.ts'

/** Runs in a worker thread: hostile content may hold it up or use up its memory, and nothing else. */
parentPort?.on('message', ({ keys, ...response }: VaryRequest) => {
  let reply: VaryReply
  try {
    reply = { content: varyResponse(response, keys) }
  } catch (error) {
    reply = { why: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(reply)
})
parentPort?.postMessage('ready')
