/** Phrases by which a work speaks to whoever judges it instead of to whoever asked for it. */
const PHRASES: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|all|your)\b[^.\n]{0,30}\b(?:instructions?|prompts?|rules?|directions?|guidelines?)\b/i,
  /\b(?:dear|attention|note (?:to|for)|message (?:to|for)|hey)\b[^.\n]{0,20}\b(?:judges?|graders?|evaluators?|raters?|reviewers?|assistant|language model|llm|ai model)\b/i,
  /\b(?:vote|choose|select|prefer|rate|rank|declare|judge)\b[^.\n]{0,30}\b(?:this|the first|the second|my)\b[^.\n]{0,20}\b(?:response|piece|submission|output|candidate)\b/i,
  /\b(?:vote for|rank|prefer)\b[^.\n]{0,20}\b(?:this|the first|the second|my) answer\b/i, // a quiz may well say "choose the first answer"
  /\b(?:this|the) (?:answer|response|piece|submission|output|candidate)\b[^.\n]{0,40}\b(?:is (?:the )?(?:better|best|superior|winner)|meets (?:all|every)|has been (?:verified|checked|approved)|must (?:win|be (?:chosen|preferred|ranked)))/i,
  /"?\bbetter"?\s*:\s*"?(?:first|second)\b/i,
  /\b(?:you are|act as|pretend to be)\b[^.\n]{0,30}\b(?:judge|grader|evaluator|assistant|language model|ai)\b/i,
  /(?:<\|?(?:im_start|im_end|system|endoftext|eot_id)\|?>|\[\/?INST\]|<<SYS>>)/i,
  /^[ \t#]{0,20}(?:system|assistant)[ \t]?:[ \t]*you\b/im,
  /\b(?:system prompt|new instructions?|begin (?:second|first) piece|end of (?:first|second) piece)\b/i,
]

/**
 * Looks for words to the judges in a work: prompt injection in plain words. What it does not find the panel's own control still may.
 * @returns the place, for the reason of a rejection; nothing if there is none
 */
export function findJudgeAddress(content: string): string | undefined {
  for (const phrase of PHRASES) {
    const found = phrase.exec(content)
    if (found) return content.slice(found.index, found.index + 120).replace(/\s+/g, ' ')
  }
  return undefined
}
