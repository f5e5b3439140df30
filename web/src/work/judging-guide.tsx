import { Button, Group, List, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Criterion } from '../../../src/protocol/task.ts'

/** For the first time: that there are two questions, and that the answer to one says nothing of the other. */
export function JudgingGuide({ criterion, onClose }: { criterion: Criterion; onClose: () => void }) {
  const { t } = useTranslation('work')
  return (
    <Paper withBorder p={{ base: 'sm', sm: 'lg' }} component="section" aria-labelledby="guide">
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={2} size="h4" id="guide">
            {t('guide.title')}
          </Title>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {t('guide.close')}
          </Button>
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <Question title={t('guide.asked')}>
            <List.Item>{t('guide.askedTry')}</List.Item>
            <List.Item>{t('guide.askedGrade', { min: criterion.min, max: criterion.max })}</List.Item>
            <List.Item>{t('guide.askedExtras')}</List.Item>
          </Question>
          <Question title={t('guide.liked')}>
            <List.Item>{t('guide.likedLooks')}</List.Item>
            <List.Item>{t('guide.likedOther')}</List.Item>
            <List.Item>{t('guide.likedOptional')}</List.Item>
          </Question>
        </SimpleGrid>
        <Text size="xs" c="dimmed">
          {t('guide.again')}
        </Text>
      </Stack>
    </Paper>
  )
}

function Question({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap={4}>
      <Title order={3} size="h5">
        {title}
      </Title>
      <List size="sm" spacing={4}>
        {children}
      </List>
    </Stack>
  )
}
