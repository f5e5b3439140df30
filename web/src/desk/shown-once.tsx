import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'

/** A secret that the server told this once and does not keep. */
export function ShownOnce({ title, text, onDone }: { title: string; text: string; onDone: () => void }) {
  return (
    <Alert color="accent" icon={<IconKey size={20} />} title={title} role="status">
      <Stack gap="xs" align="flex-start">
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {text}
        </Code>
        <Text size="sm">Copy it now: it is not kept here and is not shown again.</Text>
        <Group gap="xs">
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button size="xs" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
          <Button size="xs" variant="default" onClick={onDone}>
            Done
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}
