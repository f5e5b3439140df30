import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { IconTextWrap } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReadingPane } from './reading-pane.tsx'
import type { RendererProps } from './renderer-props.ts'

const ComparedLines = lazy(() => import('./compared-lines.tsx'))

/** Source code: its lines as written, scrolled sideways or wrapped, or held against those of another response. It is never run. */
export function CodeResponse({ response, name, others = [], overlay }: RendererProps) {
  const { t } = useTranslation('criteria')
  const [wrapped, setWrapped] = useState(false)
  const [against, setAgainst] = useState<string | null>(null)
  const text = response.text ?? ''
  const other = others.find(({ label }) => label === against)
  const compareWords = other ? t('show.comparing', { label: other.label }) : t('show.compare')
  const bar = (
    <>
      {others.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-xs" variant={other ? 'light' : 'subtle'} color="gray" aria-label={`${name}: ${compareWords}`}>
              {compareWords}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ label }) => (
              <Menu.Item key={label} onClick={() => setAgainst(label)}>
                {t('show.with', { label })}
              </Menu.Item>
            ))}
            {other && <Menu.Item onClick={() => setAgainst(null)}>{t('show.alone')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
      <Tooltip label={t('show.wrap')}>
        <ActionIcon
          variant={wrapped ? 'light' : 'subtle'}
          color="gray"
          size="sm"
          onClick={() => setWrapped(!wrapped)}
          aria-label={`${name}: ${t('show.wrap')}`}
          aria-pressed={wrapped}
        >
          <IconTextWrap size={15} />
        </ActionIcon>
      </Tooltip>
    </>
  )
  return (
    <ReadingPane name={name} bar={bar} look="code" overlay={overlay}>
      {other ? (
        <Suspense fallback={<pre dir="ltr">{text}</pre>}>
          <ComparedLines text={text} other={other} wrapped={wrapped} />
        </Suspense>
      ) : (
        <pre data-wrapped={wrapped || undefined} dir="ltr">
          {text}
        </pre>
      )}
    </ReadingPane>
  )
}
