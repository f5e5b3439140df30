import { Anchor, AppShell, Container, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { directionOf } from '../i18n/languages.ts'
import { ColorSchemeToggle } from './color-scheme-toggle.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { InOwnLanguage } from './in-own-language.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { NavLinks } from './nav-links.tsx'
import { RouteAnnouncer } from './route-announcer.tsx'

/** Header with navigation, in the chosen language, and the page below it in its own. */
export function Shell({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation()
  const chosen = { lang: i18n.language, dir: directionOf(i18n.language) }
  return (
    <AppShell header={{ height: 56 }} padding={0}>
      <a className="skip-link" href="#main" {...chosen}>
        {t('skip')}
      </a>
      <RouteAnnouncer mainId="main" />
      <AppShell.Header {...chosen}>
        <Container size={1440} h="100%" px={{ base: 'sm', sm: 'lg' }}>
          <Group h="100%" justify="space-between" wrap="nowrap" gap="xs">
            <Anchor component={Link} href="/" underline="never" c="var(--mantine-color-text)" aria-label={t('home')}>
              <Group gap={8} wrap="nowrap">
                <img src="/favicon.svg" width={26} height={26} alt="" />
                <Text fw={650} size="lg" visibleFrom="xs" component="span">
                  Kumite
                </Text>
              </Group>
            </Anchor>
            <NavLinks />
            <Group gap={0} wrap="nowrap">
              <LanguageMenu />
              <ColorSchemeToggle />
            </Group>
          </Group>
        </Container>
      </AppShell.Header>
      <AppShell.Main id="main" tabIndex={-1} style={{ outline: 'none' }}>
        <InOwnLanguage>
          <ConnectionBanner />
          <Container size={1440} px={{ base: 'sm', sm: 'lg' }} py={{ base: 'md', sm: 'xl' }}>
            {children}
          </Container>
        </InOwnLanguage>
      </AppShell.Main>
    </AppShell>
  )
}
