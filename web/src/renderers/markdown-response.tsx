import { useTranslation } from 'react-i18next'
import Markdown, { type Components } from 'react-markdown'
import { canFormat } from './can-format.ts'
import { ReadingPane } from './reading-pane.tsx'
import type { RendererProps } from './renderer-props.ts'
import classes from './renderers.module.css'
import { UnknownResponse } from './unknown-response.tsx'

/**
 * Formatted text. Tags in it stay text; an address is shown beside its words and leads nowhere; pictures are not fetched. Its headings
 * stand below those of the page.
 */
export default function MarkdownResponse(props: RendererProps) {
  const { response, name, overlay } = props
  const { t } = useTranslation('criteria')
  const text = response.text ?? ''
  if (!canFormat(text)) return <UnknownResponse {...props} />
  const components: Components = {
    a: ({ href, children }) => (
      <span>
        {children} <span className={classes.address}>({href})</span>
      </span>
    ),
    img: ({ alt, src }) => <span className={classes.address}>{t('show.picture', { alt: alt ?? '', address: String(src ?? '') })}</span>,
    h1: 'h4',
    h2: 'h4',
    h3: 'h5',
    h4: 'h6',
    h5: 'h6',
  }
  return (
    <ReadingPane name={name} overlay={overlay}>
      <div className={classes.markdown} dir="auto">
        <Markdown components={components} urlTransform={(address) => address}>
          {text}
        </Markdown>
      </div>
    </ReadingPane>
  )
}
