import './styles.ts'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { createAppQueryClient } from './query-client.ts'
import { resolveCssVariables, theme } from './theme.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html: expected an element with id "root"')

createRoot(root).render(
  <MantineProvider theme={theme} cssVariablesResolver={resolveCssVariables} defaultColorScheme="auto">
    <QueryClientProvider client={createAppQueryClient()}>
      <App />
    </QueryClientProvider>
  </MantineProvider>,
)
