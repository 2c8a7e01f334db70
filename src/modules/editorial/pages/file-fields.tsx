import type { ContentField } from '#engines/content/index.ts'
import { Button, Checkbox, FieldGroup, fileSize, href, Icon, Select, TextField } from '#ui/index.ts'
import { fileWords } from '../file-messages.ts'
import { fileRows, textOf } from '../form/values.ts'
import { deskFilePath } from '../paths.ts'
import type { Shown } from './shown.ts'

interface FilesOfProps {
  readonly field: ContentField
  readonly shown: Shown
}

/** Files of a content: what each is called on the site, its place in the list, and a way to take it out of it. */
export function FilesOf({ field, shown }: FilesOfProps) {
  const { locale, values, errors } = shown
  const t = fileWords(locale)
  const rows = fileRows(values, field.id)
  return (
    <FieldGroup
      parts
      props={{
        locale,
        name: field.id,
        label: field.label[locale],
        hint: field.hint?.[locale],
        required: field.required ?? false,
        error: errors.find((one) => one.field === field.id)?.text,
      }}
    >
      {rows.length === 0 ? <p>{t('empty')}</p> : null}
      {rows.map(({ name, file }, index) => (
        <FileRow shown={shown} name={name} file={file} number={index + 1} count={rows.length} />
      ))}
      <Button kind="secondary" name="_files" value={field.id}>
        {t('choose')}
      </Button>
    </FieldGroup>
  )
}

interface FileRowProps {
  readonly shown: Shown
  /** What the names of its fields begin with. */
  readonly name: string
  readonly file: string
  readonly number: number
  readonly count: number
}

function FileRow({ shown: { locale, values, files, view }, name, file, number, count }: FileRowProps) {
  const t = fileWords(locale)
  const known = files.get(file)
  return (
    <div class="border-bottom mb-4">
      <input type="hidden" name={`${name}.id`} value={file} />
      {known === undefined ? null : (
        <p>
          <Icon name="it-file" />{' '}
          <a href={href(view, deskFilePath.to({ fileId: file }))}>
            <bdi>{known.name}</bdi> ({known.format}, {fileSize(known.bytes, locale)})
          </a>
        </p>
      )}
      <div class="row">
        {(['it', 'en'] as const).map((language) => (
          <div class="col-12 col-lg-6">
            <TextField
              locale={locale}
              name={`${name}.title.${language}`}
              label={t(language === 'it' ? 'titleItalian' : 'titleEnglish', { number })}
              hint={language === 'it' ? t('titleHint') : undefined}
              required={language === 'it'}
              value={textOf(values, `${name}.title.${language}`)}
            />
          </div>
        ))}
      </div>
      <div class="row">
        {count < 2 ? null : (
          <div class="col-12 col-lg-6">
            <Select
              locale={locale}
              name={`${name}.place`}
              label={t('place', { number })}
              required
              value={textOf(values, `${name}.place`) || String(number)}
              options={Array.from({ length: count }, (_, index) => String(index + 1)).map((place) => ({
                value: place,
                label: place,
              }))}
            />
          </div>
        )}
        <div class="col-12 col-lg-6">
          <Checkbox
            locale={locale}
            name={`${name}.none`}
            label={t('remove', { number })}
            required
            checked={textOf(values, `${name}.none`) === 'true'}
          />
        </div>
      </div>
    </div>
  )
}
