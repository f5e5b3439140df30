import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assignment } from '../../../src/protocol/work.ts'
import { criterionElementId } from '../criteria/keys-of.ts'
import { readDraft } from './draft-store.ts'
import { KEY_ACTIONS, type KeyAction, type KeyBindings, keyOf } from './key-bindings.ts'
import { type Flow, openNext, openQuestion, pressKey, resumeQuestion, skipPart } from './key-flow.ts'
import { listQuestions } from './list-questions.ts'
import { focusResponse } from './response-element.ts'
import type { Judging } from './use-judging.ts'
import { useKeyWords } from './use-key-words.ts'

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'])

/** Actions that are not about the judgment itself. */
export type PageAction = Exclude<KeyAction, 'grade' | 'order' | 'next' | 'favourite' | 'tie' | 'submit'>

interface JudgmentKeys {
  readonly judging: Judging
  readonly assignment: Assignment
  readonly bindings: KeyBindings
  readonly enabled: boolean
  readonly act: (action: PageAction) => void
}

/**
 * Everything by keyboard: see the cheat sheet for the keys. Does nothing while someone types, or holds Alt or Cmd.
 * @returns what the next key answers, in words; undefined when it answers nothing
 */
export function useJudgmentKeys(keys: JudgmentKeys): string | undefined {
  const { t } = useTranslation('work')
  const words = useKeyWords(keys.judging, keys.assignment)
  const [flow, setFlow] = useState<Flow | null>(null)
  const open = useRef<Flow | null>(null) // as `flow`, but at once: keys may follow each other before the page is drawn
  const latest = useRef({ ...keys, words, t })
  latest.current = { ...keys, words, t }

  useEffect(() => {
    let taken: string | undefined // which key was for us when it went down
    let lettered: string | undefined // the response whose letter was pressed just now: the order may take it as an answer, and go on to another one

    function onKey(event: KeyboardEvent): void {
      if (MODIFIERS.has(event.key)) return // `=` may need one
      const { enabled, judging } = latest.current
      const undoing = event.ctrlKey || event.metaKey
      if (event.repeat && !undoing) {
        if (event.code === taken) event.preventDefault() // held: it neither answers what comes next nor is typed where it has led
        return
      }
      taken = undefined
      if (!enabled || event.defaultPrevented || event.altKey || isTyping(event.target)) return
      if (!undoing) {
        const key = keyOf(event)
        const at = lettered ?? judging.selected
        lettered = /^[a-f]$/.test(key) ? [...judging.labels.keys()][key.charCodeAt(0) - 97] : undefined
        if (!press(key, at, event.target)) return
        event.preventDefault()
        taken = event.code
      } else if (keyOf(event) === 'z') {
        event.preventDefault()
        lettered = undefined
        if (event.shiftKey) judging.redo()
        else judging.undo()
        open.current &&= resumeQuestion(readDraft(latest.current.assignment.id), open.current)
        setFlow(open.current)
      }
    }

    /** @param at the response that it is about; @returns whether the key was for us */
    function press(key: string, at: string | null, target: EventTarget | null): boolean {
      const { bindings } = latest.current
      const action = KEY_ACTIONS.find((name) => bindings[name] === key)
      if (open.current && answer(open.current, action === 'tie' ? '=' : key)) return true
      if (key === 'escape' && open.current) {
        goTo(null, latest.current.t('said.keysFree'))
        return true
      }
      if (lettered === undefined && (action === undefined || (key === 'enter' && isPressable(target)))) return false
      if (lettered !== undefined) selectResponse(lettered)
      else if (action !== undefined) take(action, at)
      return true
    }

    function answer(flow: Flow, key: string): boolean {
      const { judging, assignment, words: say, t: text } = latest.current
      const pressed = pressKey(flow, key, readDraft(assignment.id), listQuestions(assignment))
      if (!pressed) return false
      if (pressed.answered) judging.update(pressed.draft)
      goTo(pressed.flow, pressed.answered ? say.answered(pressed.answered, pressed.draft) : text('said.tieNext'))
      return true
    }

    function selectResponse(id: string): void {
      goTo(null)
      latest.current.judging.select(id)
      focusResponse(id)
    }

    function take(action: KeyAction, at: string | null): void {
      const { judging, assignment, act, t: text } = latest.current
      const draft = readDraft(assignment.id)
      const questions = listQuestions(assignment)
      if (action === 'submit') judging.submit()
      else if (action === 'tie') {
        if (at) judging.tie(at)
        else judging.announce(text('said.selectFirst'))
      } else if (action === 'grade' || action === 'order' || action === 'favourite') {
        const question = questions.find(({ of }) => of === action)
        const part = question?.parts.find((candidate) => candidate === at)
        if (question) goTo(openQuestion(draft, question, part))
      } else if (action === 'next') {
        const next = open.current ? skipPart(draft, open.current, questions) : openNext(draft, questions)
        goTo(next, next ? undefined : text('said.allAnswered'))
      } else act(action)
    }

    /** Sets what the next key answers, shows where that is, and says what was done and what comes. */
    function goTo(next: Flow | null, said?: string): void {
      const { judging, words: say } = latest.current
      const typed = next?.question.kind === 'focus'
      open.current = typed ? null : next
      setFlow(open.current)
      judging.announce([said, next ? say.asked(next) : undefined].filter(Boolean).join('. '))
      if (!next) return
      if (judging.labels.has(next.part)) judging.show(next.part)
      if (typed) document.getElementById(criterionElementId(next.question.id, next.part))?.focus()
    }

    function onOther(): void {
      lettered = undefined
    }

    window.addEventListener('keydown', onKey)
    for (const kind of ['click', 'blur']) window.addEventListener(kind, onOther)
    return () => {
      window.removeEventListener('keydown', onKey)
      for (const kind of ['click', 'blur']) window.removeEventListener(kind, onOther)
    }
  }, [])

  return flow ? words.asked(flow) : undefined
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, [role="button"], summary') !== null
}
