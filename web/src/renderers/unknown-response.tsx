import { useTranslation } from 'react-i18next'
import { ReadingPane } from './reading-pane.tsx'
import type { RendererProps } from './renderer-props.ts'
import classes from './renderers.module.css'

/** A kind that this page does not know, or content that is not of its kind: as text, and it says so. */
export function UnknownResponse({ response, name, overlay }: RendererProps) {
  const { t } = useTranslation('criteria')
  return (
    <ReadingPane name={name} overlay={overlay}>
      <div className={classes.note}>{t('show.asText', { kind: response.kind })}</div>
      <div className="preserve-lines" dir="auto">
        {response.text}
      </div>
    </ReadingPane>
  )
}
