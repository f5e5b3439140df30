import type { FuzzOperator } from './fuzz-operator.ts'
import { replaceWords, wordTable } from './replace-words.ts'

/** Spoken forms: the first is written by anybody who is at ease, the others by those who write as they talk. */
const EASY = wordTable([
  ['what is', ["what's"]],
  ['that is', ["that's"]],
  ['it is', ["it's"]],
  ['who is', ["who's"]],
  ['there is', ["there's"]],
  ['I am', ["I'm"]],
  ['I have', ["I've"]],
  ['I would', ["I'd"]],
  ['do not', ["don't"]],
  ['does not', ["doesn't"]],
  ['is not', ["isn't"]],
  ['are not', ["aren't"]],
  ['cannot', ["can't"]],
  ['let us', ["let's"]],
  ['you are', ["you're"]],
])
const SLANG = wordTable([
  ['want to', ['wanna']],
  ['going to', ['gonna']],
  ['have to', ['gotta']],
  ['give me', ['gimme']],
  ['kind of', ['kinda']],
  ['because', ['cuz', 'cause']],
  ['please', ['pls', 'plz']],
  ['thanks', ['thx']],
  ['you', ['u', 'ya']],
  ['your', ['ur']],
  ['are you', ['r u']],
  ['and', ['n', '&']],
  ['about', ['bout']],
  ['probably', ['prolly']],
  ['something', ['smth']],
  ['really', ['rly']],
  ['people', ['ppl']],
  ['know', ['kno']],
  ['right now', ['rn']],
  ['yes', ['yeah', 'yep']],
])
const STIFF = wordTable([
  ["what's", ['what is']],
  ["don't", ['do not']],
  ["isn't", ['is not']],
  ["can't", ['cannot']],
  ["I'm", ['I am']],
  ["I'd", ['I would']],
  ['give', ['provide']],
  ['about', ['regarding', 'concerning']],
  ['also', ['furthermore']],
  ['but', ['however']],
  ['use', ['employ']],
  ['show', ['demonstrate']],
  ['buy', ['purchase']],
])

/** Informal people contract and use slang, formal ones the long word. */
export const register: FuzzOperator = {
  name: 'register',
  weight: ({ formality }) => Math.min(1, 0.4 + Math.abs(formality)),
  apply(text, { strength, manner, rng }) {
    if (manner.formality > 0) return replaceWords(text, STIFF, strength * 0.6, rng)
    const eased = replaceWords(text, EASY, Math.sqrt(strength), rng)
    return manner.formality < -0.4 ? replaceWords(eased, SLANG, strength * 0.5, rng) : eased
  },
}
