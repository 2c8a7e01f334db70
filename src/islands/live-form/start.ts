import { liveFacts, liveWords, type LiveRules } from '#kernel/form/live-rules.ts'
import { soFar } from '#kernel/form/so-far.ts'
import { Questions } from './questions.ts'
import { readPage } from './read-page.ts'
import { showSoFar } from './so-far-panel.ts'

/** Asks the conditions of a page again at every answer; gives what ends it. */
export function start(host: HTMLElement): () => void {
  const rules: LiveRules = JSON.parse(host.dataset['rules'] ?? '')
  const form = host.closest('form')
  const status = host.querySelector<HTMLElement>(':scope > [role=status]')
  if (!form || !status) return () => undefined
  const questions = new Questions(host, rules)
  const words = liveWords(rules)
  const fields = [...rules.page, ...rules.others]
  let toldText = ''

  const say = (sentences: readonly string[]): void => {
    if (sentences.length > 0) status.textContent = sentences.join('. ')
  }
  const update = (): void => {
    say(questions.settle(() => readPage(form, rules)))
    const told = soFar(rules.told, fields, liveFacts(rules, readPage(form, rules).answers), words)
    showSoFar(host, told)
  }
  // amounts move at every key, and are said once the answer is complete, after what the same answer made appear
  const tell = (): void => {
    update()
    const panel = host.querySelector<HTMLElement>(':scope > [data-so-far]')
    const text = panel?.hidden === false ? (panel.innerText ?? '').replace(/\s+/g, ' ').trim() : ''
    if (text !== toldText && toldText !== '') say([status.textContent ?? '', text].filter(Boolean))
    toldText = text
  }

  const control = new AbortController()
  const { signal } = control
  const typed = (): void => {
    status.textContent = ''
    update()
  }
  form.addEventListener('input', typed, { signal })
  form.addEventListener('change', tell, { signal })
  // a field that had the keyboard when it ceased to be asked goes once the keyboard has left it
  form.addEventListener('focusin', update, { signal })
  // the browser puts back what was typed when it goes back to the page
  addEventListener('pageshow', update, { signal })
  tell()
  return () => control.abort()
}
