import type { LiveRules } from '#kernel/form/live-rules.ts'
import { readForm, type FormValues } from '#kernel/form/read-form.ts'
import type { Answers } from '#kernel/language/value.ts'

/** What a page answers now. */
export interface PageAnswers {
  /** As the server will read them: what the page does not show is as it was saved. */
  readonly answers: Answers
  /** The same with rows that are still empty, so that each stands at its own number. */
  readonly rows: Answers
}

function valuesOf(form: HTMLFormElement): FormValues {
  const data = new FormData(form)
  const text = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '')
  return { text: (name) => text(data.get(name)), all: (name) => data.getAll(name).map(text) }
}

export function readPage(form: HTMLFormElement, { page, prefix, locale, answers: saved }: LiveRules): PageAnswers {
  const values = valuesOf(form)
  const read = readForm(page, values, { locale, prefix })
  const others = Object.entries(saved).filter(([id]) => !read.shown.includes(id))
  return {
    answers: { ...Object.fromEntries(others), ...read.answers },
    rows: readForm(page, values, { locale, prefix, keepsEmptyRows: true }).answers,
  }
}
