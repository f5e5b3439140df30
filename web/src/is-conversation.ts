/** Whether miners answer the tasks of a mechanism themselves: nobody judges another, so that there is no agreement. */
export function isConversation(mechanism: string): boolean {
  return mechanism === 'prompting'
}
