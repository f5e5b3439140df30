/** One turn of a conversation; whoever is not the assistant is called the user. */
export interface Turn {
  readonly role: string
  readonly text: string
}

const SPEAKERS: Readonly<Record<string, string>> = { assistant: 'Assistant', system: 'System' }

/** A conversation as a judge reads it: a single turn is just its text, several name their speakers. */
export function conversationText(turns: readonly Turn[]): string {
  if (turns.length === 1) return turns[0]!.text
  return turns.map(({ role, text }) => `${Object.hasOwn(SPEAKERS, role) ? SPEAKERS[role] : 'User'}: ${text}`).join('\n\n')
}
