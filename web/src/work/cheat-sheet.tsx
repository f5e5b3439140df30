import { Kbd, Modal, Table, Text } from '@mantine/core'

const KEYS: readonly (readonly [keys: readonly string[], words: string])[] = [
  [['1', 'A'], 'select the first response; 2 or B the second, and so on'],
  [['G', '7'], 'grade the selected response 7; 0 stands for 10'],
  [['R', '2'], 'put the selected response on place 2'],
  [['='], 'tie the selected response with the one placed last'],
  [['L', 'A'], 'like the first response best; L and 0: no favourite'],
  [['X'], 'cannot judge'],
  [['Enter'], 'submit, when complete'],
  [['H'], 'show or hide the guide'],
  [['?'], 'this sheet'],
]

/** All keys at a glance. */
export function CheatSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Table>
        <Table.Tbody>
          {KEYS.map(([keys, words]) => (
            <Table.Tr key={words}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{words}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed" mt="sm">
        While you use a live page, the keys belong to it: click outside of it, or leave it with Tab, to have them back. Everything is also
        reached with Tab and the arrow keys.
      </Text>
    </Modal>
  )
}
