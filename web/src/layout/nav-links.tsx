import { Group } from '@mantine/core'
import { Link, useLocation } from 'wouter'
import classes from './nav-links.module.css'

const PAGES = [
  {
    href: '/',
    label: 'Explore',
    covers: (path: string) => path === '/' || /^\/(tasks|neurons|weights|epochs|challenges|supply|hyperparameters)\b/.test(path),
  },
  { href: '/work', label: 'Work', covers: (path: string) => path === '/work' },
  { href: '/data', label: 'Data', covers: (path: string) => path === '/data' },
]

export function NavLinks() {
  const [path] = useLocation()
  return (
    <Group component="nav" aria-label="Pages" gap={4} wrap="nowrap" flex={1} ml={{ base: 0, sm: 'lg' }}>
      {PAGES.map(({ href, label, covers }) => (
        <Link key={href} href={href} className={classes.link} aria-current={covers(path) ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </Group>
  )
}
