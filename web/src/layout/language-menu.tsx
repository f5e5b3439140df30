import { ActionIcon, Menu, VisuallyHidden } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseLanguage } from '../i18n/i18n.ts'
import { LANGUAGES } from '../i18n/languages.ts'

/** The languages by their own names; the choice stays in this browser. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation()
  const [failed, setFailed] = useState(false)
  const current = LANGUAGES.find(({ code }) => code === i18n.language) ?? LANGUAGES[0]

  async function choose(code: string): Promise<void> {
    const language = LANGUAGES.find((known) => known.code === code)
    if (!language) return
    setFailed(
      await chooseLanguage(language.code).then(
        () => false,
        () => true,
      ),
    )
  }

  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('language', { name: current.name })}>
            <IconLanguage size={19} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup value={current.code} onChange={(code) => void choose(code)}>
            {LANGUAGES.map(({ code, name }) => (
              <Menu.RadioItem key={code} value={code} lang={code}>
                {name}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      <VisuallyHidden role="status">{failed && t('languageFailed')}</VisuallyHidden>
    </>
  )
}
