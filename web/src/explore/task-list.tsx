import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import type { TaskSummary } from '../../../src/protocol/task.ts'
import { formatScore, formatTime, plural } from '../format.ts'
import { isConversation } from '../is-conversation.ts'
import { originWords } from '../origin-words.ts'
import { TaskStateBadge } from '../tasks/task-state-badge.tsx'
import classes from './task-list.module.css'

export function TaskList({ tasks, dimmed }: { tasks: readonly TaskSummary[]; dimmed: boolean }) {
  return (
    <ul className={classes.list} aria-busy={dimmed} style={{ opacity: dimmed ? 0.6 : 1 }}>
      {tasks.map((task) => (
        <li key={task.id} className={classes.row}>
          <span className={classes.state}>
            <TaskStateBadge state={task.state} />
          </span>
          <Anchor component={Link} href={`/tasks/${task.id}`} size="sm" fw={500} className={`${classes.title} one-line`} title={task.title}>
            {task.title}
          </Anchor>
          <span className={classes.facts}>
            <span className="one-line" title={task.domain}>
              {task.domain}
            </span>
            <span className="one-line" title={task.origin ? originWords(task.origin) : 'Where it came from is told once it has ended'}>
              {task.origin ? originWords(task.origin) : 'open'}
            </span>
            <WhatCame task={task} />
            <time dateTime={task.createdAt}>{formatTime(task.createdAt)}</time>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Three cells: what was to be judged, by how many, and how far they agree; or who answered, where nobody judges another. */
function WhatCame({ task }: { task: TaskSummary }) {
  if (isConversation(task.mechanism)) {
    return (
      <>
        <span>challenge</span>
        <span>{plural(task.judgments, 'answer')}</span>
        <span />
      </>
    )
  }
  return (
    <>
      <span>{plural(task.responses, 'response')}</span>
      <span>{plural(task.judgments, 'judgment')}</span>
      <span>agreement {task.agreement === null ? '–' : formatScore(task.agreement)}</span>
    </>
  )
}
