import { Checkbox, CheckboxGroup, DateField, ErrorSummary, FileField, Form, RadioGroup } from '../index.ts'
import { Button, ButtonRow, ReadOnlyField, Select, TextArea, TextField } from '../index.ts'
import type { PageView } from '../view.ts'
import { galleryWords } from './texts.ts'

/** Every field, empty or filled in; with `errors` each shows its error, and the summary comes first. */
export function FieldsPart({ view, errors }: { view: PageView; errors: boolean }) {
  const t = galleryWords(view.locale)
  const { locale } = view
  const id = (name: string): string => (errors ? `wrong-${name}` : name)
  const error = (text: string): string | undefined => (errors ? text : undefined)
  const field = (name: string, required: boolean) => ({ locale, name, id: id(name), required })
  const kinds = [
    { value: 'self', label: t('myself') },
    { value: 'company', label: t('company'), hint: t('companyHint') },
  ]
  const days = [
    { value: '1', label: t('monday') },
    { value: '6', label: t('saturday') },
  ]
  const uploaded = [
    { id: 'f1', name: 'planimetria.pdf', sizeBytes: 1_240_000, href: '#f1' },
    { id: 'f2', name: `un-nome-molto-lungo-${'a'.repeat(60)}.jpg`, sizeBytes: 40_000 },
  ]
  return (
    <>
      <h2>{t(errors ? 'fieldsWithErrors' : 'fields')}</h2>
      {errors ? (
        <ErrorSummary
          locale={locale}
          errors={[
            { field: id('email'), text: t('emailError') },
            { field: id('kind'), text: t('kindError') },
            { field: id('birth'), text: t('birthError') },
          ]}
        />
      ) : null}
      <Form view={view} action="#" files revision={3} label={t(errors ? 'fieldsWithErrors' : 'fields')}>
        <ReadOnlyField locale={locale} label={t('fullName')} value="Maria Rossi" source={t('fromIdentity')} />
        <TextField
          {...field('email', true)}
          label={t('email')}
          hint={t('emailHint')}
          type="email"
          autocomplete="email"
          value={errors ? 'maria@' : ''}
          error={error(t('emailError'))}
        />
        <TextField {...field('phone', false)} label={t('phone')} type="tel" autocomplete="tel" width="medium" />
        <TextArea
          {...field('reason', true)}
          label={t('reason')}
          limitCharacters={600}
          error={error(t('reasonError'))}
        />
        <RadioGroup
          {...field('kind', true)}
          label={t('kind')}
          options={kinds}
          value={errors ? undefined : 'self'}
          error={error(t('kindError'))}
        />
        <CheckboxGroup
          {...field('days', false)}
          label={t('days')}
          options={days}
          values={errors ? [] : ['6']}
          error={error(t('daysError'))}
        />
        <Select {...field('school', true)} label={t('school')} options={kinds} error={error(t('schoolError'))} />
        <DateField
          {...field('birth', true)}
          label={t('birth')}
          birthday
          value={errors ? { day: '3', month: '13', year: '1980' } : '1980-11-22'}
          wrongParts={['month']}
          error={error(t('birthError'))}
        />
        <FileField
          {...field('document', true)}
          label={t('document')}
          accept=".pdf,.jpg"
          acceptWords="PDF, JPEG"
          maxBytes={10_000_000}
          uploaded={errors ? [] : uploaded}
          error={error(t('documentError'))}
        />
        <Checkbox {...field('declare', true)} label={t('declare')} checked={!errors} error={error(t('declareError'))} />
        <ButtonRow>
          <Button>{t('continue')}</Button>
        </ButtonRow>
      </Form>
    </>
  )
}
