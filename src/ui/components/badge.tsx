import type { IconName } from '../icon-names.gen.ts'
import { Icon } from './icon.tsx'

export type BadgeTone = 'neutral' | 'progress' | 'success' | 'warning' | 'danger'

const tones = {
  neutral: { class: 'portico-badge-neutral', icon: 'it-minus-circle' },
  progress: { class: 'portico-badge-progress', icon: 'it-clock' },
  success: { class: 'portico-badge-success', icon: 'it-check-circle' },
  warning: { class: 'portico-badge-warning', icon: 'it-warning-circle' },
  danger: { class: 'portico-badge-danger', icon: 'it-error' },
} as const satisfies Record<BadgeTone, { class: string; icon: IconName }>

/** A state in words, with a colour and an icon that only repeat it. */
export function Badge({ tone = 'neutral', text, element }: { tone?: BadgeTone; text: string; element?: string }) {
  return (
    <span class={`badge portico-badge ${tones[tone].class}`} data-element={element}>
      <Icon name={tones[tone].icon} size="xs" />
      {text}
    </span>
  )
}
