import type { Locale } from '#platform/i18n/index.ts'
import { words } from '../words.ts'
import { Icon } from './icon.tsx'

export interface Step {
  readonly label: string
  /** Given when the step can be gone back to. */
  readonly href?: string | undefined
  /** Whether it is complete; the steps before the present one are, unless it says otherwise. */
  readonly done?: boolean | undefined
}

export interface StepperProps {
  readonly locale: Locale
  readonly steps: readonly Step[]
  /** Index of the present step, from 0. */
  readonly current: number
  /** What the steps are of: "Passi della richiesta". */
  readonly label: string
}

/** Steps whose names have room beside each other at 992 px; more of them stand in rows. */
const inOneRow = 6

/** Where a person is in an application: in words on a phone, as the whole row of steps on a wide screen. */
export function Stepper({ locale, steps, current, label: name }: StepperProps) {
  const t = words(locale)
  const label = steps[current]?.label ?? ''
  return (
    <nav class={`steppers portico-stepper${steps.length > inOneRow ? ' portico-stepper-rows' : ''}`} aria-label={name}>
      <p class="portico-stepper-text">{t('stepOf', { step: current + 1, total: steps.length, label })}</p>
      <div class="steppers-header">
        <ol>
          {steps.map((step, index) => (
            <StepItem locale={locale} step={step} index={index} current={current} />
          ))}
        </ol>
      </div>
    </nav>
  )
}

function StepItem({ locale, step, index, current }: { locale: Locale; step: Step; index: number; current: number }) {
  const t = words(locale)
  const present = index === current
  const done = !present && (step.done ?? index < current)
  return (
    <li class={present ? 'active' : done ? 'confirmed' : ''} aria-current={present ? 'step' : undefined}>
      <span class="steppers-number" aria-hidden="true">
        {index + 1}
      </span>
      {step.href === undefined || present ? <span>{step.label}</span> : <a href={step.href}>{step.label}</a>}
      {done ? <Icon name="it-check" label={t('stepDone')} colour="primary" /> : null}
      {present ? <span class="visually-hidden">({t('stepCurrent')})</span> : null}
    </li>
  )
}
