import type { z } from 'zod'
import { invalidInput } from '#kernel/errors.ts'
import { actKinds } from '#engines/publications/index.ts'
import {
  Button,
  DateField,
  Form,
  href,
  markup,
  partName,
  partsOf,
  readDate,
  Select,
  TextArea,
  TextField,
} from '#ui/index.ts'
import type { DateParts, FieldError } from '#ui/index.ts'
import { orRefusal, wrongFields } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import type { Form as Sent, PageRequest } from '#ui/web/route.ts'
import { actPath, editActPath, newActPath } from '../paths.ts'
import { actDateWrong, askedByMissing } from './errors.ts'
import { Frame } from './frame.tsx'
import { actWords } from './messages.ts'
import { changeActOperation, getActOperation, listActsOperation, prepareActOperation } from './operations.ts'
import type { ActInput, OfficeAct } from './schema.ts'

type FieldName = 'officeId' | 'kind' | 'title' | 'titleEn' | 'number' | 'askedBy' | 'norm' | 'days'

/** What the form holds: as it was typed. */
type Typed = Readonly<Record<FieldName, string>> & { readonly date: DateParts }

const empty: Typed = {
  officeId: '',
  kind: '',
  title: '',
  titleEn: '',
  number: '',
  askedBy: '',
  norm: '',
  days: '',
  date: { day: '', month: '', year: '' },
}

const typedOf = (act: OfficeAct): Typed => ({
  officeId: act.officeId,
  kind: act.kind,
  title: act.title,
  titleEn: act.titleEn ?? '',
  number: act.number ?? '',
  askedBy: act.askedBy ?? '',
  norm: act.norm,
  days: String(act.days),
  date: partsOf(act.date),
})

function typedIn(form: Sent): Typed {
  const text = (name: string) => form.text(name).trim()
  const part = (name: 'day' | 'month' | 'year') => text(partName('date', name))
  return {
    officeId: text('officeId'),
    kind: text('kind'),
    title: text('title'),
    titleEn: text('titleEn'),
    number: text('number'),
    askedBy: text('askedBy'),
    norm: text('norm'),
    days: text('days'),
    date: { day: part('day'), month: part('month'), year: part('year') },
  }
}

async function formPage(request: PageRequest, typed: Typed, errors: readonly FieldError[], act?: OfficeAct) {
  const { view, locale, call } = request
  const t = actWords(locale)
  const { offices } = await call(listActsOperation, {})
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.text
  const line = (name: FieldName, label: string, hint: string) => (
    <TextField
      locale={locale}
      name={name}
      label={label}
      hint={hint}
      required={false}
      value={typed[name]}
      error={errorOf(name)}
    />
  )
  return (
    <Frame
      view={view}
      title={t(act ? 'editTitle' : 'newTitle')}
      errors={errors}
      {...(act ? { inside: [{ label: act.title, path: actPath.to({ actId: act.id }) }] } : {})}
    >
      <p class="lead">{t('newLead')}</p>
      <Form view={view} action={href(view, act ? editActPath.to({ actId: act.id }) : newActPath.to())}>
        <Select
          locale={locale}
          name="officeId"
          label={t('office')}
          required
          value={typed.officeId || (offices.length === 1 ? (offices[0]?.id ?? '') : '')}
          placeholder={t('choose')}
          options={offices.map(({ id, name }) => ({ value: id, label: name }))}
          error={errorOf('officeId')}
        />
        <Select
          locale={locale}
          name="kind"
          label={t('kind')}
          hint={t('kindHint')}
          required
          value={typed.kind}
          placeholder={t('choose')}
          options={actKinds.map(({ id, label }) => ({ value: id, label: label[locale] }))}
          error={errorOf('kind')}
        />
        <TextArea
          locale={locale}
          name="title"
          label={t('titleIt')}
          hint={t('titleHint')}
          required
          rows={3}
          value={typed.title}
          error={errorOf('title')}
        />
        <TextArea
          locale={locale}
          name="titleEn"
          label={t('titleEn')}
          required={false}
          rows={3}
          value={typed.titleEn}
          error={errorOf('titleEn')}
        />
        {line('number', t('number'), t('numberHint'))}
        <DateField locale={locale} name="date" label={t('date')} required value={typed.date} error={errorOf('date')} />
        {line('askedBy', t('askedBy'), t('askedByHint'))}
        {line('norm', t('norm'), t('normHint'))}
        {line('days', t('days'), t('daysHint'))}
        <Button>{t('save')}</Button>
      </Form>
    </Frame>
  )
}

/** What is sent for an act: days and norm of its kind where nothing else was typed. */
function inputOf({ kind: typedKind, ...typed }: Typed, date: string): z.input<typeof ActInput> | undefined {
  const kind = actKinds.find(({ id }) => id === typedKind)
  return kind && { ...typed, kind: kind.id, norm: typed.norm || kind.norm, days: typed.days || kind.days, date }
}

/** Saves an act, new or old; what was typed comes back with every refusal. */
async function save(request: PageRequest, form: Sent, act?: OfficeAct) {
  const { call, locale, redirect, context } = request
  const t = actWords(locale)
  const typed = typedIn(form)
  const day = readDate(Object.fromEntries(form.entries()), 'date')
  const input = day.kind === 'date' ? inputOf(typed, day.iso) : undefined
  const again = async (wrong: readonly FieldError[]) =>
    context.html(markup(await formPage(request, typed, wrong, act)), 422)
  if (input === undefined)
    return again([
      ...(typed.kind === '' ? [{ field: 'kind', text: t('kindMissing') }] : []),
      ...(typed.title === '' ? [{ field: 'title', text: t('titleMissing') }] : []),
      ...(day.kind === 'date' ? [] : [{ field: 'date', text: t('wrongDate') }]),
    ])
  const saved = act
    ? call(changeActOperation, { ...input, actId: act.id }).then(() => ({ actId: act.id }))
    : call(prepareActOperation, input)
  const { done, refused } = await orRefusal(saved, [invalidInput, actDateWrong, askedByMissing])
  if (done) return redirect(actPath.to(done), t('saved'))
  if (refused.code === actDateWrong.code) return again([{ field: 'date', text: refused.sentence[locale] }])
  if (refused.code === askedByMissing.code) return again([{ field: 'askedBy', text: refused.sentence[locale] }])
  return again(Object.entries(wrongFields(refused, locale)).map(([field, text]) => ({ field, text })))
}

export const newActPage = definePage({
  path: newActPath,
  access: 'officer',
  show: (request) => formPage(request, empty, []),
})

export const prepareAct = defineForm({
  path: newActPath,
  access: 'officer',
  submit: (request, form) => save(request, form),
})

export const editActPage = definePage({
  path: editActPath,
  access: 'officer',
  async show(request) {
    const act = await request.call(getActOperation, { actId: request.param('actId') })
    return formPage(request, typedOf(act), [], act)
  },
})

export const changeAct = defineForm({
  path: editActPath,
  access: 'officer',
  async submit(request, form) {
    const act = await request.call(getActOperation, { actId: request.param('actId') })
    return save(request, form, act)
  },
})
