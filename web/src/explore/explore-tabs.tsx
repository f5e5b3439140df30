import { Group } from '@mantine/core'
import { Link, useLocation } from 'wouter'
import classes from '../layout/nav-links.module.css'

const TABS = [
  { href: '/', label: 'Network' },
  { href: '/weights', label: 'Weights' },
  { href: '/epochs', label: 'Epochs' },
  { href: '/challenges', label: 'Challenges' },
  { href: '/supply', label: 'Task supply' },
  { href: '/integrity', label: 'Integrity' },
  { href: '/hyperparameters', label: 'Hyperparameters' },
]

/** The pages of Explore. */
export function ExploreTabs() {
  const [path] = useLocation()
  return (
    <Group component="nav" aria-label="Pages of Explore" gap={4}>
      {TABS.map(({ href, label }) => (
        <Link key={href} href={href} className={classes.link} aria-current={path === href ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </Group>
  )
}
