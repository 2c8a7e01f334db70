import { Button, Checkbox, Form, href, Select } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import type { Form as Sent } from '#ui/web/route.ts'
import { importWords } from '../messages.ts'
import { startImportPath } from '../paths.ts'
import type { ImportState } from '../schema.ts'
import { targets } from '../target.ts'

interface ChoicesProps {
  readonly view: PageView
  readonly shown: ImportState
  /** What was chosen, where it comes back. */
  readonly form: Sent | undefined
  readonly errors: readonly FieldError[]
}

/** Name of the field of a group, by its place. */
export const choiceName = (index: number) => `gruppo-${index}`

/** What each group becomes, and who answers for it. */
export function Choices({ view, shown, form, errors }: ChoicesProps) {
  const { locale } = view
  const t = importWords(locale)
  const kindName = (kind: string) =>
    kind === 'post' || kind === 'page' || kind === 'attachment' ? t(`kind-${kind}`) : kind
  const [only] = shown.offices.length === 1 ? shown.offices : []
  return (
    <>
      <h2 class="h4 mt-4">{t('chooseTitle')}</h2>
      <p>{t('chooseLead')}</p>
      <p>{t('mediaLead')}</p>
      <Form view={view} action={href(view, startImportPath.to({ importId: shown.id }))}>
        <Select
          locale={locale}
          name="officeId"
          label={t('office')}
          required
          value={form?.text('officeId') ?? only?.id ?? ''}
          placeholder={t('chooseOffice')}
          options={shown.offices.map(({ id, name }) => ({ value: id, label: name }))}
          error={errors.find(({ field }) => field === 'officeId')?.text}
        />
        {shown.groups.map(({ kind, category, published, unpublished, proposed }, index) => (
          <Select
            locale={locale}
            name={choiceName(index)}
            label={
              kind === 'post'
                ? t('group', { kind: kindName(kind), category: category || t('noCategory') })
                : kindName(kind)
            }
            hint={t('count', { published, unpublished })}
            required={false}
            value={form?.text(choiceName(index)) ?? proposed}
            placeholder={t('leave')}
            options={targets.map(({ id, label }) => ({ value: id, label: label[locale] }))}
            error={index === 0 ? errors.find(({ field }) => field === choiceName(0))?.text : undefined}
          />
        ))}
        <Checkbox
          locale={locale}
          name="withUnpublished"
          label={t('withUnpublished')}
          required={false}
          checked={form?.has('withUnpublished') ?? false}
        />
        <Button>{t('start')}</Button>
      </Form>
    </>
  )
}
