/** What a language model is told (our words alone) and asked (with what others wrote in it). */
export interface Prompt {
  readonly system: string
  readonly prompt: string
}
