import { Accordion } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import Markdown, { type Components } from 'react-markdown'
import type { Guidelines } from '../../../src/protocol/onboarding.ts'
import { directionOf } from '../i18n/languages.ts'
import { canFormat } from '../renderers/can-format.ts'
import classes from './joining.module.css'
import { splitGuidelines } from './split-guidelines.ts'

/** The headings of a page stand above those of a text in it; a link is shown as what it is. */
const COMPONENTS: Components = {
  h1: 'h3',
  a: ({ href, children }) => (
    <>
      {children} ({href})
    </>
  ),
  img: ({ alt }) => alt,
}

/** Guidelines in the reader's language where there are such: what matters at once, examples unfold. */
export function GuidelinesText({ guidelines: { texts } }: { guidelines: Guidelines }) {
  const { i18n } = useTranslation()
  const language = [i18n.language, 'en'].find((code) => texts[code] !== undefined) ?? Object.keys(texts)[0] ?? 'und'
  const { opening, sections } = splitGuidelines(texts[language] ?? '')
  const spoken = language === 'und' ? { dir: 'auto' as const } : { lang: language, dir: directionOf(language) }
  return (
    <div {...spoken} className={classes.guidelines}>
      <Formatted text={opening} />
      <Accordion multiple variant="contained">
        {sections.map(({ title, text }) => (
          <Accordion.Item key={title} value={title}>
            <Accordion.Control>{title}</Accordion.Control>
            <Accordion.Panel>
              <Formatted text={text} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </div>
  )
}

/** What would hold up the page is shown as it is written. */
function Formatted({ text }: { text: string }) {
  if (!canFormat(text)) return <div className="preserve-lines">{text}</div>
  return <Markdown components={COMPONENTS}>{text}</Markdown>
}
