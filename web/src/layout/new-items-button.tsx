import { Button, Center } from '@mantine/core'

/** Says that a list which is held still has grown, and shows it when asked. Always takes its place, so that nothing moves. */
export function NewItemsButton({ words, loading, onShow }: { words: string | undefined; loading?: boolean; onShow: () => void }) {
  return (
    <Center mih={30}>
      {words && (
        <Button variant="light" size="xs" onClick={onShow} loading={loading}>
          {words}, show
        </Button>
      )}
    </Center>
  )
}
