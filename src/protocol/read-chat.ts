import { ChatMessage } from './chat.ts'

const Messages = ChatMessage.array().min(1).max(200)

/**
 * The messages of a response of the kind `chat`.
 * @throws {Error} if it is no JSON, or not a list of 1 to 200 messages `{role, content}`
 * @example readChat('[{"role": "user", "content": "Hello"}]') // [{ role: 'user', content: 'Hello' }]
 */
export function readChat(content: string): ChatMessage[] {
  return Messages.parse(JSON.parse(content))
}
