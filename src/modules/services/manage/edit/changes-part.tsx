import { formatDate, plainDate } from '#kernel/dates.ts'
import { formatMoney } from '#kernel/money.ts'
import { Button, ButtonRow, DataTable, Form, href, LinkButton, TextArea } from '#ui/index.ts'
import type { DateParts } from '#ui/index.ts'
import { previewPath, proposeEditsPath } from '../../paths.ts'
import { FromDayField } from '../from-day.tsx'
import { manageWords } from '../messages.ts'
import { CostsPart } from './costs-part.tsx'
import { actionOf, errorOf, hiddenOf } from './editing.ts'
import type { Editing, PartProps } from './editing.ts'
import { editWords } from './messages.ts'
import { textName, thingName } from './text-names.ts'

type Change = Editing['changes'][number]

/** What a change is of, in words. */
function changeName({ kind, of, locale: words, after }: Change, props: PartProps): string {
  const { locale } = props.view
  const texts = props.editing.edited.texts[locale]
  const t = editWords(locale)
  if (kind === 'edition') return t('editionOf', { name: texts[`tables.${of}.name`] ?? of })
  if (kind === 'fee') return t('feeOf', { name: texts[`fees.${of}.text`] ?? of })
  if (kind === 'option') return `${t('optionOf', { name: thingName(`fields.${of}`, texts, locale) })} (${after})`
  const [first = '', second = ''] = of.split('.')
  const thing = ['service', 'norms', 'purposes'].includes(first) ? first : `${first}.${second}`
  const name = `${thingName(thing, texts, locale)}: ${textName(of, thing, props.editing.edited, locale)}`
  return t(words === 'en' ? 'english' : 'italian', { name })
}

function says(change: Change, text: string | null, { view, editing }: PartProps): string {
  const { locale } = view
  if (text === null) return ''
  if (change.kind === 'fee') return formatMoney(Number(text), locale)
  if (change.kind === 'edition') return editWords(locale)('from', { date: formatDate(plainDate(text), locale) })
  if (change.kind === 'option') return editing.edited.texts[locale][`fields.${change.of}.options.${text}`] ?? text
  return text
}

/** What was changed, each with a way to undo it, and how it is proposed. */
export function ChangesPart(props: PartProps) {
  const { view, editing, shown, trouble } = props
  const { locale } = view
  const t = editWords(locale)
  return (
    <section id="changes" class="mt-5">
      <h2 class="h3">{t('changes')}</h2>
      {editing.changes.length === 0 ? (
        <p>{t('noChanges')}</p>
      ) : (
        <DataTable
          caption={t('changes')}
          hideCaption
          rows={editing.changes}
          columns={[
            { header: t('change'), rowHeader: true, cell: (change) => <bdi>{changeName(change, props)}</bdi> },
            { header: t('before'), cell: (change) => <bdi>{says(change, change.before, props)}</bdi> },
            { header: t('after'), cell: (change) => <bdi>{says(change, change.after, props)}</bdi> },
            {
              header: t('undo'),
              cell: (change) => (
                <Form
                  view={view}
                  action={actionOf(props)}
                  hidden={{
                    what: 'undo',
                    kind: change.kind,
                    of: change.of,
                    words: change.locale ?? '',
                    after: change.kind === 'option' ? change.after : '',
                    base: editing.base,
                    ...hiddenOf(shown),
                  }}
                >
                  <Button kind="link" label={t('undoOne', { name: changeName(change, props) })}>
                    {t('undo')}
                  </Button>
                </Form>
              ),
            },
          ]}
        />
      )}
      <CostsPart view={view} editing={editing} />
      {editing.changes.length === 0 ? null : (
        <>
          <p>
            <LinkButton kind="secondary" href={href(view, previewPath.to({ serviceId: editing.serviceId }))}>
              {t('preview')}
            </LinkButton>
          </p>
          {editing.waiting === null && !editing.moved ? <Propose {...props} trouble={trouble} /> : null}
        </>
      )}
    </section>
  )
}

function Propose({ view, editing, shown, trouble }: PartProps) {
  const { locale } = view
  const t = manageWords(locale)
  const typed = (part: string) => trouble?.values.get(`from-${part}`) ?? ''
  const from: DateParts = { day: typed('day'), month: typed('month'), year: typed('year') }
  return (
    <Form
      view={view}
      action={href(view, proposeEditsPath.to({ serviceId: editing.serviceId }))}
      hidden={hiddenOf(shown)}
    >
      <h3 class="h4">{editWords(locale)('propose')}</h3>
      <TextArea
        locale={locale}
        name="note"
        label={t('note')}
        hint={t('noteHint')}
        error={errorOf(trouble, 'note')}
        required
        value={trouble?.values.get('note') ?? ''}
        limitCharacters={2_000}
      />
      <FromDayField locale={locale} value={from} error={errorOf(trouble, 'from')} />
      <ButtonRow>
        <Button>{editWords(locale)('proposeButton')}</Button>
      </ButtonRow>
    </Form>
  )
}
