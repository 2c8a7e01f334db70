import { formatDate } from '#kernel/dates.ts'
import type { PassedDay } from '#kernel/terms.ts'
import type { Locale } from '#kernel/text.ts'
import type { ClockStep } from '#engines/terms/steps.ts'

function names(days: readonly PassedDay[], locale: Locale): string {
  return [...new Set(days.map(({ name }) => name[locale]))].join(', ')
}

/** One step of the explanation as a sentence. */
export function sayStep(step: ClockStep, locale: Locale): string {
  const it = locale === 'it'
  const day = (date: Parameters<typeof formatDate>[0]) => formatDate(date, locale)
  const span = (from: Parameters<typeof formatDate>[0], to: typeof from) =>
    from === to ? day(from) : it ? `dal ${day(from)} al ${day(to)}` : `${day(from)} to ${day(to)}`
  switch (step.kind) {
    case 'event':
      return it ? `${day(step.on)}: giorno iniziale, non si conta.` : `${day(step.on)}: first day, not counted.`
    case 'counted': {
      const range = step.first === step.last ? String(step.first) : `${step.first}–${step.last}`
      return it ? `Giorni ${range}: ${span(step.from, step.to)}.` : `Days ${range}: ${span(step.from, step.to)}.`
    }
    case 'passed-over':
      return it
        ? `Non lavorativi: ${span(step.from, step.to)} (${names(step.days, locale)}).`
        : `Not working days: ${span(step.from, step.to)} (${names(step.days, locale)}).`
    case 'suspended':
      return it
        ? `Sospeso per ${step.days} giorni, ${span(step.from, step.to)}: ${step.cause.it}.`
        : `Suspended for ${step.days} days, ${span(step.from, step.to)}: ${step.cause.en}.`
    case 'rolled-over':
      return it
        ? `${day(step.from)} è festivo (${names(step.days, locale)}): si passa al ${day(step.to)}.`
        : `${day(step.from)} is a holiday (${names(step.days, locale)}): moved to ${day(step.to)}.`
    case 'due':
      return it ? `Scadenza: ${day(step.on)}.` : `Due: ${day(step.on)}.`
    case 'told-incomplete':
      return it ? `${day(step.on)}: comunicata: ${step.cause.it}.` : `${day(step.on)}: told: ${step.cause.en}.`
    case 'started-anew':
      return it ? `${day(step.on)}: il termine ricomincia.` : `${day(step.on)}: the term starts anew.`
    case 'predicted':
      return it
        ? `Previsione: se nessuno risponde la sospensione (${step.cause.it}) dura fino al ${day(step.until)}.`
        : `Forecast: with no answer the suspension (${step.cause.en}) lasts until ${day(step.until)}.`
    case 'may-move':
      return it
        ? `Con osservazioni entro il ${day(step.answerBy)}, la scadenza è al più tardi il ${day(step.due)}.`
        : `With observations by ${day(step.answerBy)}, it is due on ${day(step.due)} at the latest.`
    case 'expired':
      return `${day(step.on)}: ${step.text[locale]}`
    case 'ended':
    default:
      return it
        ? `${day(step.on)}: concluso${step.late ? ' oltre il termine' : ''}.`
        : `${day(step.on)}: ended${step.late ? ' after the term' : ''}.`
  }
}
