import { Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useHasDesk } from '../desk/device-key.ts'
import classes from './nav-links.module.css'

const PAGES = [
  {
    href: '/',
    label: 'nav.explore',
    covers: (path: string) => path === '/' || /^\/(tasks|neurons|weights|epochs|challenges|supply|integrity|hyperparameters)\b/.test(path),
  },
  { href: '/work', label: 'nav.work', covers: (path: string) => /^\/(work|join)\b/.test(path) },
  { href: '/data', label: 'nav.data', covers: (path: string) => path === '/data' },
] as const

/** For operators: only where this browser sits at a desk. */
const DESK = { href: '/desk', label: 'nav.desk', covers: (path: string) => /^\/desk\b/.test(path) } as const

export function NavLinks() {
  const { t } = useTranslation()
  const [path] = useLocation()
  const hasDesk = useHasDesk()
  return (
    <Group
      component="nav"
      aria-label={t('nav.label')}
      gap={4}
      wrap="nowrap"
      flex={1}
      miw={0}
      ms={{ base: 0, sm: 'lg' }}
      style={{ overflowX: 'auto' }}
    >
      {(hasDesk ? [...PAGES, DESK] : PAGES).map(({ href, label, covers }) => (
        <Link key={href} href={href} className={classes.link} aria-current={covers(path) ? 'page' : undefined}>
          {t(label)}
        </Link>
      ))}
    </Group>
  )
}
