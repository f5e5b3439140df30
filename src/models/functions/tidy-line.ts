import type { Rng } from '../../core/rng.ts'
import type { BriefFamily } from '../brief.ts'
import { functionBrief, type Rule } from './function-brief.ts'

/** A function that tidies one line of text, step by step. */
export const tidyLine: BriefFamily = {
  name: 'tidy-line',
  domain: 'code',
  kind: 'code',
  draw: (rng, seed) =>
    functionBrief(
      {
        family: 'tidy-line',
        title: 'A tidy line',
        name: rng.pick(['tidyLine', 'cleanTitle', 'neatCaption', 'readyForPrint']),
        parameter: 'text',
        what: rng.pick(['tidies a line that somebody typed', 'makes a caption ready for print', 'cleans up one line of text']),
        before: "let line = String(text ?? '')",
        after: 'return line',
        rules: rulesOf(rng),
      },
      seed,
    ),
}

function rulesOf(rng: Rng): Rule[] {
  const longest = rng.int(30, 60)
  const [sign, word, other] = rng.pick([
    ['&', 'and', 'or'],
    ['%', 'percent', 'parts'],
    ['+', 'plus', 'minus'],
    ['@', 'at', 'near'],
  ] as const)
  return [
    {
      name: 'line breaks',
      words: 'Every line break becomes a space.',
      step: "line = line.replace(/\\r?\\n/g, ' ')",
      calls: [{ with: ['Ab\ncd.'], gives: 'Ab cd.' }],
      worse: [
        { family: 'contradict', words: 'Every line break is taken out without a space.', step: "line = line.replace(/\\r?\\n/g, '')" },
      ],
    },
    {
      name: 'signs in words',
      words: `Every sign ${sign} becomes the word ${word} with a space on both sides.`,
      step: `line = line.replaceAll('${sign}', ' ${word} ')`,
      calls: [{ with: [`Ab${sign}cd.`], gives: `Ab ${word} cd.` }],
      worse: [
        {
          family: 'contradict',
          words: `Every sign ${sign} becomes the word ${other}.`,
          step: `line = line.replaceAll('${sign}', ' ${other} ')`,
        },
      ],
    },
    {
      name: 'single spaces',
      words: 'Several spaces in a row become one.',
      step: "line = line.replace(/ {2,}/g, ' ')",
      calls: [{ with: ['Ab   cd.'], gives: 'Ab cd.' }],
      worse: [{ family: 'weaken', words: 'Two spaces in a row become one.', step: "line = line.replace('  ', ' ')" }],
    },
    {
      name: 'ends',
      words: 'No space is left at the beginning or the end.',
      step: 'line = line.trim()',
      calls: [{ with: [' Ab. '], gives: 'Ab.' }],
      worse: [{ family: 'weaken', words: 'No space is left at the beginning.', step: 'line = line.trimStart()' }],
    },
    {
      name: 'capital',
      words: 'The first letter is a capital; the others stay as they are.',
      step: 'line = line.charAt(0).toUpperCase() + line.slice(1)',
      calls: [{ with: ['ab Cd.'], gives: 'Ab Cd.' }],
      worse: [
        {
          family: 'contradict',
          words: 'The first letter is a capital, all others are small.',
          step: 'line = line.charAt(0).toUpperCase() + line.slice(1).toLowerCase()',
        },
      ],
    },
    {
      name: 'length',
      words: `A line of more than ${longest} characters is cut to ${longest - 1} of them and ends in an ellipsis (…).`,
      step: `if (line.length > ${longest}) line = \`\${line.slice(0, ${longest - 1})}…\``,
      calls: [{ with: [`A${'b'.repeat(longest)}`], gives: `A${'b'.repeat(longest - 2)}…` }],
      worse: [
        {
          family: 'weaken',
          words: `A line of more than ${longest} characters is cut to ${longest} of them.`,
          step: `if (line.length > ${longest}) line = line.slice(0, ${longest})`,
        },
      ],
    },
    {
      name: 'full stop',
      words: 'A line that ends in a letter or a digit gets a full stop.',
      step: "if (/[\\p{L}\\p{N}]$/u.test(line)) line += '.'",
      calls: [
        { with: ['Ab'], gives: 'Ab.' },
        { with: ['Ab 7'], gives: 'Ab 7.' },
      ],
      worse: [
        { family: 'weaken', words: 'A line that ends in a letter gets a full stop.', step: "if (/\\p{L}$/u.test(line)) line += '.'" },
      ],
    },
  ]
}
