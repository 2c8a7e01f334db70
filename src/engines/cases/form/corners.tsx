import { cornersPart } from '#kernel/form/corners.ts'
import { TextArea } from '#ui/index.ts'
import { isRecord } from '../fields/check-field.ts'
import { propsOf } from './asking.ts'
import type { ControlProps } from './asking.ts'

const words = {
  it: {
    summary: 'Oppure scrivi le coordinate',
    label: 'Coordinate dei punti',
    hint: 'Un punto per riga, prima la latitudine e poi la longitudine: 45.0700, 7.6800. Prendono il posto del disegno.',
  },
  en: {
    summary: 'Or type the coordinates',
    label: 'Coordinates of the points',
    hint: 'One point a line, the latitude first and then the longitude: 45.0700, 7.6800. They take the place of the drawing.',
  },
} as const

/** Where a place is typed in figures, by whoever does not draw on the map. What could not be read is there again. */
export function TypedCorners({ given }: { given: ControlProps }) {
  const { value, asking } = given
  const { name } = propsOf(given)
  const unread = isRecord(value) && typeof value['geometry'] === 'string' ? value['geometry'] : ''
  const t = words[asking.locale]
  return (
    <details class="portico-details" open={unread !== ''}>
      <summary>{t.summary}</summary>
      <TextArea
        locale={asking.locale}
        name={`${name}.${cornersPart}`}
        label={t.label}
        hint={t.hint}
        value={unread}
        rows={4}
        required={false}
      />
    </details>
  )
}
