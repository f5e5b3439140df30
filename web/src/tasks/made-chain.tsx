import { Badge, Text } from '@mantine/core'
import { Fragment } from 'react'
import type { ShownResponse } from '../../../src/protocol/task.ts'
import type { MadeEdit, MadeResponse, TaskMaking } from '../../../src/protocol/task-making.ts'
import { plural } from '../format.ts'
import { ScrollRegion } from '../layout/scroll-region.tsx'
import classes from './task-making.module.css'

const SNIPPET = 220

/** The responses in a row, best first, with the edits between them: a picture of each, or the beginning of its text. */
export function MadeChain({
  making: { responses, edits },
  labels,
  contents,
}: {
  making: TaskMaking
  labels: ReadonlyMap<string, string>
  contents: readonly ShownResponse[]
}) {
  return (
    <ScrollRegion name="Responses in the order in which they were made worse" className={classes.chain}>
      {responses.map((response, index) => (
        <Fragment key={response.responseId ?? response.source}>
          {index > 0 && <EditsBetween edits={newEdits(response, responses[index - 1]!, edits)} />}
          <Made response={response} label={labels.get(response.responseId ?? '') ?? '?'} text={textOf(response, contents)} />
        </Fragment>
      ))}
    </ScrollRegion>
  )
}

function Made({ response, label, text }: { response: MadeResponse; label: string; text: string }) {
  const { edits, repairs, passed, failed, screenshotUrl } = response
  const checked = passed.length + failed.length
  return (
    <figure className={classes.made}>
      {screenshotUrl ? (
        <img src={screenshotUrl} alt={`Response ${label} as it looked when it was run`} loading="lazy" className={classes.picture} />
      ) : (
        <div className={`${classes.picture} ${classes.snippet} preserve-lines`}>{text}</div>
      )}
      <figcaption>
        <Text size="sm" fw={600}>
          {label}: {edits === null ? 'outside of the chain' : edits === 0 ? 'as asked' : plural(edits, 'edit')}
        </Text>
        <Text size="xs" c="dimmed">
          {checked > 0 ? `meets ${passed.length} of ${checked} that were checked` : 'nothing was checked'}
          {repairs > 0 && `; mended ${repairs === 1 ? 'once' : `${repairs} times`} before it ran`}
        </Text>
      </figcaption>
    </figure>
  )
}

function EditsBetween({ edits }: { edits: readonly MadeEdit[] | null }) {
  if (edits === null) return <div className={classes.between} />
  return (
    <div className={classes.between}>
      {edits.map(({ family, requirement }) => (
        <Badge key={`${family} ${requirement}`} title={requirement} size="sm" variant="default" tt="none" fw={500}>
          {family}
        </Badge>
      ))}
      <span aria-hidden="true">→</span>
    </div>
  )
}

/** The edits that a response has and the one before it has not; null where they are not of one chain. */
function newEdits(response: MadeResponse, before: MadeResponse, edits: TaskMaking['edits']): readonly MadeEdit[] | null {
  if (response.edits === null || before.edits === null) return null
  return edits.slice(before.edits, response.edits)
}

function textOf({ responseId }: MadeResponse, contents: readonly ShownResponse[]): string {
  const text = contents.find(({ id }) => id === responseId)?.text ?? ''
  return text.length > SNIPPET ? `${text.slice(0, SNIPPET)}…` : text
}
