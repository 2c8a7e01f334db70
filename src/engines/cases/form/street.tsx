import { streetCodePart } from '#kernel/form/read-form.ts'
import { notInRegistry, oneOfSeveral, streetsPath } from '#engines/streets/index.ts'
import { asset, RadioGroup, TextField } from '#ui/index.ts'
import { propsOf } from './asking.ts'
import type { ControlProps } from './asking.ts'

const words = {
  it: {
    list: 'Vie trovate',
    one: '1 via trovata: si sceglie con le frecce e Invio',
    many: '{count} vie trovate: si scelgono con le frecce e Invio',
    none: 'Nessuna via trovata: controlla come è scritta, o lasciala così',
    which: 'Quale di queste vie è?',
    other: 'Nessuna di queste: tieni quello che ho scritto',
  },
  en: {
    list: 'Streets found',
    one: '1 street found: choose it with the arrows and Enter',
    many: '{count} streets found: choose with the arrows and Enter',
    none: 'No street found: check how it is written, or leave it so',
    which: 'Which of these streets is it?',
    other: 'None of these: keep what I wrote',
  },
} as const

interface Props {
  /** The part of the address in which the street is typed. */
  readonly given: ControlProps
  /** Path of the whole address. */
  readonly address: string
  readonly code: unknown
}

/**
 * The street of an address in the city. Typed as plain text; where the browser can, the streets of the municipality are
 * offered while one types (WAI-ARIA combobox), and where several were meant they are asked.
 */
export function StreetControl({ given, address, code }: Props) {
  const { asking, value } = given
  const { locale } = asking
  const t = words[locale]
  const props = propsOf(given)
  const codeName = `${asking.prefix}${address}.${streetCodePart}`
  const known = typeof code === 'string' && code !== notInRegistry && code !== oneOfSeveral ? code : ''
  const choices = asking.streets?.[address] ?? []
  return (
    <portico-suggest
      data-href={`/api/v1${streetsPath}`}
      data-list="streets"
      data-one={t.one}
      data-many={t.many}
      data-none={t.none}
    >
      <script type="module" src={asset('suggest.js')}></script>
      <TextField {...props} value={typeof value === 'string' ? value : ''} autocomplete="off" maxlength={200} />
      <ul class="portico-options" id={`${props.name}-options`} role="listbox" aria-label={t.list} hidden></ul>
      <p class="visually-hidden" role="status"></p>
      {choices.length === 0 ? (
        <input type="hidden" name={codeName} value={known} />
      ) : (
        <RadioGroup
          locale={locale}
          name={codeName}
          label={t.which}
          required
          options={[
            ...choices.map(({ code: value_, name }) => ({ value: value_, label: name })),
            { value: notInRegistry, label: t.other },
          ]}
        />
      )}
    </portico-suggest>
  )
}
