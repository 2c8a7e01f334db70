import { Button, Form, Pagination, TextArea, href } from '#ui/index.ts'
import { actionOf, errorOf, hiddenOf, shownPath } from './editing.ts'
import type { PartProps } from './editing.ts'
import { findTexts, textsOfPart } from './find-texts.ts'
import type { EditedText, EditedThing } from './find-texts.ts'
import { editWords } from './messages.ts'

const thingsAPage = 8
const foundAtMost = 40

/** The texts of a part of the service, or those that were looked for: Italian and English side by side. */
export function TextsPart(props: PartProps) {
  const { view, editing, shown } = props
  const t = editWords(view.locale)
  if (shown.asked !== '') {
    const { things, count } = findTexts(editing.edited, shown.asked, view.locale, foundAtMost)
    return (
      <>
        <p role="status">
          {t('found', { count })} {count > foundAtMost ? t('foundMore', { shown: foundAtMost }) : ''}
        </p>
        <TextsForm {...props} things={things} />
      </>
    )
  }
  if (shown.part === 'options') return null
  const all = textsOfPart(editing.edited, shown.part, view.locale)
  const at = (from: number) => href(view, shownPath(editing.serviceId, { ...shown, from }))
  const { from } = shown
  return (
    <>
      <TextsForm {...props} things={all.slice(from, from + thingsAPage)} />
      <Pagination
        locale={view.locale}
        previousHref={from > 0 ? at(Math.max(0, from - thingsAPage)) : undefined}
        nextHref={from + thingsAPage < all.length ? at(from + thingsAPage) : undefined}
      />
    </>
  )
}

function TextsForm(props: PartProps & { readonly things: readonly EditedThing[] }) {
  const { view, editing, shown, things } = props
  if (things.length === 0) return null
  return (
    <Form view={view} action={actionOf(props)} hidden={{ what: 'texts', base: editing.base, ...hiddenOf(shown) }}>
      {things.map(({ id, name, texts }) => (
        <fieldset class="mb-5" id={`thing.${id}`}>
          <legend class="h5">
            <bdi>{name}</bdi>
          </legend>
          {texts.map((text) => (
            <div class="row">
              <div class="col-12 col-md-6">
                <OneText {...props} locale="it" text={text} />
              </div>
              <div class="col-12 col-md-6">
                <OneText {...props} locale="en" text={text} />
              </div>
            </div>
          ))}
        </fieldset>
      ))}
      <Button>{editWords(view.locale)('save')}</Button>
    </Form>
  )
}

interface OneTextProps extends PartProps {
  readonly locale: 'it' | 'en'
  readonly text: EditedText
}

function OneText({ view, editing, trouble, locale, text: { key, name } }: OneTextProps) {
  const t = editWords(view.locale)
  const field = `texts.${locale}.${key}`
  const value = trouble?.values.get(field) ?? editing.edited.texts[locale][key] ?? ''
  return (
    <TextArea
      locale={view.locale}
      name={field}
      label={t(locale === 'it' ? 'italian' : 'english', { name })}
      error={errorOf(trouble, field)}
      required
      value={value}
      rows={Math.min(10, Math.ceil(value.length / 45) + 1)}
    />
  )
}
