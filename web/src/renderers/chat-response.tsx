import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { readChat } from '../../../src/protocol/read-chat.ts'
import { ReadingPane } from './reading-pane.tsx'
import type { RendererProps } from './renderer-props.ts'
import classes from './renderers.module.css'
import { UnknownResponse } from './unknown-response.tsx'

/** A conversation, message by message, each as written. */
export default function ChatResponse(props: RendererProps) {
  const { response, name, overlay } = props
  const { t } = useTranslation('criteria')
  const messages = useMemo(() => messagesOf(response.text ?? ''), [response.text])
  if (!messages) return <UnknownResponse {...props} />
  return (
    <ReadingPane name={name} overlay={overlay}>
      {messages.map(({ role, content }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a conversation does not change, and messages repeat
        <div key={index} className={classes.message} data-role={role}>
          <div className={classes.role}>{t(`role.${role}`)}</div>
          <div className="preserve-lines" dir="auto">
            {content}
          </div>
        </div>
      ))}
    </ReadingPane>
  )
}

function messagesOf(text: string): ReturnType<typeof readChat> | undefined {
  try {
    return readChat(text)
  } catch {
    return undefined
  }
}
