import { Button, Form, TextField } from '#ui/index.ts'
import { actionOf, errorOf, hiddenOf } from './editing.ts'
import type { PartProps } from './editing.ts'
import { editWords } from './messages.ts'
import { thingName } from './text-names.ts'

/** The lists that people choose from, and a new entry for each. The words of those there are stand in the form. */
export function OptionsPart(props: PartProps) {
  const { view, editing, shown, trouble } = props
  const { locale } = view
  const t = editWords(locale)
  const texts = editing.edited.texts[locale]
  const choices = editing.edited.definition.pages
    .flatMap(({ fields }) => fields)
    .filter(({ options }) => options !== undefined)
  if (choices.length === 0) return <p>{t('noOptions')}</p>
  return (
    <>
      {choices.map(({ stableId, options = [] }) => {
        const thing = `fields.${stableId}`
        const name = thingName(thing, texts, locale)
        const field = (words: 'it' | 'en') => ({
          locale,
          name: `options.${stableId}.${words}`,
          label: t(words === 'it' ? 'optionIt' : 'optionEn'),
          error: errorOf(trouble, `options.${stableId}.${words}`),
          required: true,
          value: trouble?.values.get(`options.${stableId}.${words}`) ?? '',
        })
        return (
          <section class="mb-5">
            <h3 class="h4">{name}</h3>
            <p class="mb-1">{t('optionsNow')}</p>
            <ul>
              {options.map((option) => (
                <li>{texts[`${thing}.options.${option}`] ?? option}</li>
              ))}
            </ul>
            <Form
              view={view}
              action={actionOf(props)}
              label={t('addOption', { name })}
              hidden={{ what: 'option', field: stableId, base: editing.base, ...hiddenOf(shown) }}
            >
              <TextField {...field('it')} />
              <TextField {...field('en')} />
              <Button kind="secondary">{t('saveOption')}</Button>
            </Form>
          </section>
        )
      })}
    </>
  )
}
