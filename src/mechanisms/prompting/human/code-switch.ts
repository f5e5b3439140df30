import type { FuzzOperator } from './fuzz-operator.ts'
import { replaceWords, wordTable } from './replace-words.ts'
import { sayBefore } from './say-around.ts'

/** Small words of a mother tongue that slip in: courtesy and connections only, so that nothing asked for hangs on them. */
export const codeSwitch: FuzzOperator = {
  name: 'code-switch',
  weight: ({ fluency }) => Math.max(0, 0.9 - fluency),
  apply(text, { strength, habits, rng }) {
    const tongue = habits.fork('tongue').pick(TONGUES)
    const switched = replaceWords(text, tongue.words, strength * 0.8, rng)
    const [dice, aside] = [rng.next(), rng.pick(tongue.asides)]
    return dice < strength * 0.25 ? sayBefore(`${aside},`, switched) : switched
  },
}

const tongue = (asides: readonly string[], [hello, please, thanks, but, also, maybe, yes]: readonly string[]) => {
  const words = wordTable([
    ['hello', [hello!]],
    ['hi', [hello!]],
    ['please', [please!]],
    ['thanks', [thanks!]],
    ['thank you', [thanks!]],
    ['but', [but!]],
    ['also', [also!]],
    ['maybe', [maybe!]],
    ['sure', [yes!]],
    ['yes', [yes!]],
  ])
  return { asides, words }
}

const TONGUES = [
  tongue(['Perdón', 'Bueno', 'Mira'], ['hola', 'por favor', 'gracias', 'pero', 'también', 'tal vez', 'sí']),
  tongue(['Entschuldigung', 'Also', 'Na ja'], ['hallo', 'bitte', 'danke', 'aber', 'auch', 'vielleicht', 'ja']),
  tongue(['Pardon', 'Alors', 'Bon'], ['bonjour', "s'il vous plaît", 'merci', 'mais', 'aussi', 'peut-être', 'oui']),
  tongue(['Scusa', 'Allora', 'Dunque'], ['ciao', 'per favore', 'grazie', 'ma', 'anche', 'forse', 'sì']),
  tongue(['Desculpe', 'Então', 'Olha'], ['olá', 'por favor', 'obrigado', 'mas', 'também', 'talvez', 'sim']),
  tongue(['Przepraszam', 'No więc', 'Hm'], ['cześć', 'proszę', 'dzięki', 'ale', 'też', 'może', 'tak']),
]
