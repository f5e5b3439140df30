import { expect, it } from 'vitest'
import { showResponse } from './shown-response.ts'

const show = (kind: 'text' | 'code' | 'html') => showResponse({ id: 'r1', kind, content: '<b>' }, '/frame/task/t', () => 'http://frames')

it.each(['text', 'code'] as const)('sends %s along with the task, to be shown as it is', (kind) => {
  expect(show(kind)).toEqual({ id: 'r1', kind, text: '<b>', frameUrl: null })
})

it('sends of a live page its address only', () => {
  expect(show('html')).toEqual({ id: 'r1', kind: 'html', text: null, frameUrl: 'http://frames/frame/task/t/r1' })
})
