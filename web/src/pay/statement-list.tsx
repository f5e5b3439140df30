import { Accordion, Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostingView, WorkerPay } from '../../../src/protocol/pay.ts'
import { useFormat } from '../i18n/use-format.ts'
import { AppealForm } from './appeal-form.tsx'
import classes from './statement-list.module.css'

const FIRST = 10

/** What was posted for a worker, newest first; opened, how each amount came about. */
export function StatementList({ pay }: { pay: WorkerPay }) {
  const { t } = useTranslation('pay')
  const format = useFormat()
  const [all, setAll] = useState(false)
  const shown = all ? pay.postings : pay.postings.slice(0, FIRST)
  return (
    <Stack gap="xs">
      <Accordion chevronPosition="left" keepMounted={false}>
        {shown.map((posting) => (
          <Accordion.Item key={posting.number} value={`${posting.number}`}>
            <Accordion.Control px={0}>
              <span className={classes.row}>
                <span>{t(`kinds.${posting.kind}`, { epoch: posting.epoch ?? 0 })}</span>
                <span className={classes.faint}>{format.dateTime(posting.at)}</span>
                <span className={classes.amount}>{format.tao(amountOf(posting))} τ</span>
              </span>
            </Accordion.Control>
            <Accordion.Panel>
              <PostingDetail posting={posting} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      {!all && pay.postings.length > FIRST && (
        <Button size="xs" variant="default" onClick={() => setAll(true)} style={{ alignSelf: 'flex-start' }}>
          {t('statement.more', { count: pay.postings.length })}
        </Button>
      )}
    </Stack>
  )
}

function PostingDetail({ posting }: { posting: PostingView }) {
  const { t } = useTranslation('pay')
  const format = useFormat()
  const { kind, epoch, split, payableFrom, memo } = posting
  const rao = amountOf(posting)
  return (
    <Stack gap="xs" maw={640}>
      {split && (
        <Text size="sm">
          {t('how.split', {
            emission: format.tao(split.emissionRao),
            operator: format.tao(split.operatorRao),
            work: format.count(split.work),
            allWork: format.count(split.allWork),
            amount: format.tao(rao),
          })}
        </Text>
      )}
      {split && (
        <Text size="sm" c="dimmed">
          {t('how.exact', { rao: format.count(Number(rao)) })}
        </Text>
      )}
      {kind === 'credited' && payableFrom !== null && <Text size="sm">{t('how.payable', { epoch: payableFrom })}</Text>}
      {memo !== '' && (
        <Text size="sm" className="preserve-lines" dir="auto">
          {t('how.words', { words: memo })}
        </Text>
      )}
      {kind === 'credited' && epoch !== null && <AppealForm about={{ kind: 'credit', epoch }} />}
    </Stack>
  )
}

/** How much a posting moves: what it takes from one account it gives to another. */
function amountOf({ moves }: PostingView): string {
  return moves[0]?.amountRao.replace('-', '') ?? '0'
}
