import type { Child } from 'hono/jsx'
import { isLocalised, vocabularies } from '#engines/content/index.ts'
import type { ContentField, Entry } from '#engines/content/index.ts'
import { Picture } from '#modules/site/index.ts'
import {
  Button,
  Checkbox,
  CheckboxGroup,
  DateField,
  dateParts,
  FieldGroup,
  partName,
  Select,
  TextArea,
  TextField,
} from '#ui/index.ts'
import type { DateParts } from '#ui/index.ts'
import { momentRows, textOf } from '../form/values.ts'
import type { Values } from '../form/values.ts'
import { editorialWords } from '../messages.ts'
import { FilesOf } from './file-fields.tsx'
import { RichArea } from './rich-area.tsx'
import type { Shown } from './shown.ts'

type Locale = 'it' | 'en'

interface Props<Kind extends ContentField['kind'] = ContentField['kind']> {
  readonly field: Extract<ContentField, { kind: Kind }>
  readonly shown: Shown
}

const errorAt = ({ errors }: Shown, name: string) => errors.find(({ field }) => field === name)?.text

function partsAt(values: Values, name: string): DateParts {
  const [day, month, year] = dateParts.map((part) => textOf(values, partName(name, part)))
  return { day: day ?? '', month: month ?? '', year: year ?? '' }
}

/** One field of a content. */
export function EditField({ field, shown }: Props): Child {
  const { locale, values } = shown
  const required = field.required ?? false
  const base = {
    locale,
    name: field.id,
    label: field.label[locale],
    hint: field.hint?.[locale],
    required,
    error: errorAt(shown, field.id),
  }
  if (isLocalised(field)) return <Localised field={field} shown={shown} />
  switch (field.kind) {
    case 'code':
      return <Select {...base} value={textOf(values, field.id)} options={choicesOf(vocabularies[field.list], locale)} />
    case 'codes':
      return (
        <details open={base.error !== undefined}>
          <summary>{base.label}</summary>
          <CheckboxGroup
            {...base}
            values={values.get(field.id) ?? []}
            options={choicesOf(vocabularies[field.list], locale)}
          />
        </details>
      )
    case 'date':
      return <DateField {...base} value={partsAt(values, field.id)} />
    case 'flag':
      return <Checkbox {...base} required={true} checked={textOf(values, field.id) === 'true'} />
    case 'moments':
      return <Moments field={field} shown={shown} />
    case 'point':
      return <Point field={field} shown={shown} />
    case 'relation':
      return <Relation field={field} shown={shown} />
    case 'image':
      return <ImageChoice field={field} shown={shown} />
    case 'files':
      return <FilesOf field={field} shown={shown} />
    default:
      return (
        <TextField
          {...base}
          value={textOf(values, field.id)}
          type={({ name: 'text', email: 'email', phone: 'tel', web: 'url' } as const)[field.kind]}
        />
      )
  }
}

const choicesOf = (entries: readonly Entry[], locale: Locale) =>
  entries.map(({ code, label }) => ({ value: code, label: label[locale] }))

function Localised({ field, shown }: Props<'line' | 'words' | 'rich' | 'lines'>) {
  const { locale, values, stale, untranslated } = shown
  const t = editorialWords(locale)
  const props = (language: Locale) => {
    const name = `${field.id}.${language}`
    const hints = [
      field.hint?.[locale],
      field.kind === 'lines' ? t('linesHint') : undefined,
      language === 'en' && untranslated.includes(field.id) ? t('englishMissing') : undefined,
      language === 'en' && stale.includes(field.id) ? t('englishStale') : undefined,
    ].filter((hint) => hint !== undefined)
    return {
      locale,
      name,
      label: t(language === 'it' ? 'italian' : 'english', { label: field.label[locale] }),
      hint: hints.length === 0 ? undefined : hints.join(' '),
      required: language === 'it' && (field.required ?? false),
      error: errorAt(shown, name),
      value: textOf(values, name),
    }
  }
  return (
    <div class="row">
      {(['it', 'en'] as const).map((language) => (
        <div class="col-12 col-xl-6">
          {field.kind === 'line' ? (
            <TextField {...props(language)} />
          ) : field.kind === 'rich' ? (
            <RichArea props={props(language)} isItalian={language === 'it'} />
          ) : (
            <TextArea {...props(language)} rows={4} limitCharacters={field.kind === 'words' ? field.most : undefined} />
          )}
        </div>
      ))}
    </div>
  )
}

function Moments({ field, shown }: Props<'moments'>) {
  const { locale, values } = shown
  const t = editorialWords(locale)
  const rows = Array.from({ length: momentRows(values, field.id) }, (_, index) => index)
  return (
    <FieldGroup
      parts
      props={{
        locale,
        name: field.id,
        label: field.label[locale],
        hint: t('momentsHint'),
        required: field.required ?? false,
        error: errorAt(shown, field.id),
      }}
    >
      {rows.flatMap((index) =>
        (['from', 'until'] as const).map((end) => {
          const name = `${field.id}.${index}.${end}`
          const required = end === 'from' && index === 0
          return (
            <div class="row">
              <div class="col-12 col-md-8">
                <DateField
                  locale={locale}
                  name={name}
                  label={t(end, { number: index + 1 })}
                  required={required}
                  value={partsAt(values, name)}
                  error={errorAt(shown, name)}
                />
              </div>
              <div class="col-12 col-md-4">
                <TextField
                  locale={locale}
                  name={`${name}.hour`}
                  label={t(`${end}Hour`, { number: index + 1 })}
                  hint={t('hourHint')}
                  required={required}
                  value={textOf(values, `${name}.hour`)}
                  error={errorAt(shown, `${name}.hour`)}
                />
              </div>
            </div>
          )
        }),
      )}
    </FieldGroup>
  )
}

function Point({ field, shown }: Props<'point'>) {
  const { locale, values } = shown
  const t = editorialWords(locale)
  return (
    <fieldset class="portico-field">
      <legend class="form-label">{field.label[locale]}</legend>
      <div class="row">
        {(['latitude', 'longitude'] as const).map((part) => (
          <div class="col-12 col-md-6">
            <TextField
              locale={locale}
              name={`${field.id}.${part}`}
              label={t(part)}
              required={field.required ?? false}
              inputmode="decimal"
              value={textOf(values, `${field.id}.${part}`)}
              error={errorAt(shown, `${field.id}.${part}`)}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** Contents that are linked, and a search for others: what is ticked is kept when the form is sent, whatever the button. */
function Relation({ field, shown }: Props<'relation'>) {
  const { locale, values, names, found } = shown
  const t = editorialWords(locale)
  const label = field.label[locale]
  const linked = values.get(field.id) ?? []
  const others = found?.field === field.id ? found.references.filter((one) => !linked.includes(one)) : undefined
  const choice = (reference: string) => ({ value: reference, label: names.get(reference) ?? reference })
  return (
    <fieldset class="portico-field">
      <legend class="form-label">{label}</legend>
      {linked.length === 0 ? null : (
        <CheckboxGroup
          locale={locale}
          name={field.id}
          label={t('linked')}
          required={true}
          values={linked}
          options={linked.map(choice)}
          error={errorAt(shown, field.id)}
        />
      )}
      {others === undefined ? null : others.length === 0 ? (
        <p role="status">{t('foundNone')}</p>
      ) : (
        <CheckboxGroup
          locale={locale}
          name={field.id}
          id={`${field.id}-found`}
          label={t('found')}
          required={true}
          options={others.map(choice)}
        />
      )}
      <TextField
        locale={locale}
        name={`${field.id}.find`}
        id={linked.length === 0 ? field.id : undefined}
        type="search"
        label={t('find', { label })}
        hint={t('findHint')}
        required={field.required ?? false}
        value={textOf(values, `${field.id}.find`)}
        error={linked.length === 0 ? errorAt(shown, field.id) : undefined}
      />
      <Button kind="secondary" name="_find" value={field.id}>
        {t('findButton', { label })}
      </Button>
    </fieldset>
  )
}

function ImageChoice({ field, shown }: Props<'image'>) {
  const { locale, values, view } = shown
  const t = editorialWords(locale)
  const chosen = textOf(values, `${field.id}.id`)
  return (
    <fieldset class="portico-field" id={field.id}>
      <legend class="form-label">{field.label[locale]}</legend>
      {chosen === '' ? (
        <p>{t('noImage')}</p>
      ) : (
        <div class="row">
          <div class="col-12 col-md-4">
            <input type="hidden" name={`${field.id}.id`} value={chosen} />
            <Picture
              view={view}
              image={{ id: chosen, alt: textOf(values, `${field.id}.alt.it`), width: 16, height: 9 }}
              cut="wide"
              sizes="17rem"
            />
            <Checkbox locale={locale} name={`${field.id}.none`} label={t('removeImage')} required={true} />
          </div>
          {(['it', 'en'] as const).map((language) => (
            <div class="col-12 col-md-4">
              <TextField
                locale={locale}
                name={`${field.id}.alt.${language}`}
                label={t(language === 'it' ? 'altItalian' : 'altEnglish')}
                hint={t('altHint')}
                required={false}
                value={textOf(values, `${field.id}.alt.${language}`)}
                error={errorAt(shown, `${field.id}.alt.${language}`)}
              />
            </div>
          ))}
        </div>
      )}
      <Button kind="secondary" name="_image" value={field.id}>
        {t('chooseImage')}
      </Button>
    </fieldset>
  )
}
