import { Group } from '@mantine/core'
import { Link, useLocation } from 'wouter'
import classes from '../layout/nav-links.module.css'

const TABS = [
  { href: '/desk', label: 'Overview' },
  { href: '/desk/workers', label: 'Workers' },
  { href: '/desk/queue', label: 'Queue' },
  { href: '/desk/pay', label: 'Pay' },
  { href: '/desk/access', label: 'Keys & invitations' },
  { href: '/desk/settings', label: 'Settings' },
]

/** The pages of the desk. */
export function DeskTabs() {
  const [path] = useLocation()
  return (
    <Group component="nav" aria-label="Pages of the desk" gap={4}>
      {TABS.map(({ href, label }) => (
        <Link key={href} href={href} className={classes.link} aria-current={path === href ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </Group>
  )
}
