import { Badge, Text } from '@mantine/core'
import type { MadeEdit, MadeRequirement } from '../../../src/protocol/task-making.ts'
import classes from './task-making.module.css'

/** Every edit as a diff: the sentence as it was, and what stood in its place. */
export function MadeEdits({ edits, requirements }: { edits: readonly MadeEdit[]; requirements: readonly MadeRequirement[] }) {
  if (edits.length === 0)
    return <Text size="sm">It was not: models with and without a place on a leaderboard answered the same instruction.</Text>
  const wordsOf = new Map(requirements.map(({ name, words }) => [name, words]))
  return (
    <ol className={classes.edits}>
      {edits.map(({ family, requirement, before, after, distance }) => (
        <li key={`${family} ${requirement}`}>
          <Badge size="sm" variant="default" tt="none" fw={500}>
            {family}
          </Badge>{' '}
          <Text span size="xs" c="dimmed" title={wordsOf.get(requirement)}>
            {requirement}
            {distance !== null && `, then ${distance.toFixed(2)} from the original`}
          </Text>
          <div className={classes.diff}>
            <del>{before}</del>
            {after === null ? <span className={classes.faint}>left out</span> : <ins>{after}</ins>}
          </div>
        </li>
      ))}
    </ol>
  )
}
