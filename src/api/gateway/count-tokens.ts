import { decode, encode } from 'gpt-tokenizer/encoding/o200k_base'

/** Runs without a border are encoded in pieces of so many characters: the encoder's time grows with the square of a run. */
const RUN = 64
const LONG_RUN = new RegExp(String.raw`\S{${RUN + 1}}|\s{${RUN + 1}}`)
const PIECES = new RegExp(String.raw`\s{0,${RUN}}\S{1,${RUN}}|\s{1,${RUN}}`, 'g')
/** What looks like a control token is text like any other. */
const PLAIN = { disallowedSpecial: new Set<string>() }

/**
 * Tokens of a text as the o200k vocabulary of OpenAI counts them, whatever the miner's own model may count: what customers pay for must not
 * depend on who serves. Runs of more than 64 letters without a space may count a few tokens more.
 */
export function countTokens(text: string): number {
  return piecesOf(text).reduce((sum, piece) => sum + encode(piece, PLAIN).length, 0)
}

/** The longest beginning of a text that has at most so many tokens. */
export function firstTokens(text: string, most: number): string {
  let kept = ''
  let left = most
  for (const piece of piecesOf(text)) {
    const tokens = encode(piece, PLAIN)
    if (tokens.length > left) return kept + sharedStart(piece, decode(tokens.slice(0, left)))
    kept += piece
    left -= tokens.length
  }
  return kept
}

/** The last token may be a part of a character: what it decodes to is then not what the text says. */
function sharedStart(text: string, decoded: string): string {
  let end = 0
  while (end < decoded.length && decoded[end] === text[end]) end++
  const start = text.slice(0, end)
  return start.isWellFormed() ? start : start.slice(0, -1)
}

function piecesOf(text: string): readonly string[] {
  return LONG_RUN.test(text) ? (text.match(PIECES) ?? []) : [text]
}
