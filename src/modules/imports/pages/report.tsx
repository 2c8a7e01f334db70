import { DataTable, href } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { deskContentPath } from '#modules/editorial/index.ts'
import { definePage } from '#ui/web/route.ts'
import { importWords } from '../messages.ts'
import { noteKinds } from '../note.ts'
import type { NoteKind } from '../note.ts'
import { getImportOperation, reportFileOperation, reportOperation } from '../operations.ts'
import { importItemsPath, importReportPath } from '../paths.ts'
import type { ImportState } from '../schema.ts'
import { outcomes } from '../store.ts'
import { Frame } from './frame.tsx'

const names = { note: 'nota', outcome: 'esito', after: 'dopo' } as const
const isNote = (text: string): text is NoteKind => (noteKinds as readonly string[]).includes(text)

interface ReportProps {
  readonly view: PageView
  readonly shown: ImportState
}

/** What became of the items, and what did not map. */
export function Report({ view, shown }: ReportProps) {
  const t = importWords(view.locale)
  const at = { importId: shown.id }
  const items = href(view, importItemsPath.to(at))
  const known = outcomes.filter((outcome) => (shown.outcomes[outcome] ?? 0) > 0)
  const notes = shown.notes.flatMap(({ kind, count }) => (isNote(kind) ? [{ kind, count }] : []))
  return (
    <>
      <h2 class="h4 mt-4">{t('outcomes')}</h2>
      <DataTable
        caption={t('outcomes')}
        hideCaption
        rows={known}
        columns={[
          {
            header: t('outcome'),
            rowHeader: true,
            cell: (outcome) => <a href={`${items}?${names.outcome}=${outcome}`}>{t(`outcome-${outcome}`)}</a>,
          },
          { header: t('items'), numeric: true, cell: (outcome) => String(shown.outcomes[outcome] ?? 0) },
        ]}
      />
      <h2 class="h4 mt-4">{t('notes')}</h2>
      {notes.length === 0 ? (
        <p>{t('notesNone')}</p>
      ) : (
        <DataTable
          caption={t('notes')}
          hideCaption
          rows={notes}
          columns={[
            {
              header: t('note'),
              rowHeader: true,
              cell: ({ kind }) => <a href={`${items}?${names.note}=${kind}`}>{t(`note-${kind}`)}</a>,
            },
            { header: t('items'), numeric: true, cell: ({ count }) => String(count) },
          ]}
        />
      )}
      <p class="mt-3">
        <a href={items}>{t('allItems')}</a>
      </p>
      <p>
        <a href={href(view, importReportPath.to(at))}>{t('report')}</a>
      </p>
    </>
  )
}

export const showItems = definePage({
  path: importItemsPath,
  access: 'officer',
  async show({ view, locale, call, param, query }) {
    const importId = param('importId')
    const t = importWords(locale)
    const asked = query.get(names.note) ?? ''
    const note = isNote(asked) ? asked : undefined
    const outcome = outcomes.find((one) => one === query.get(names.outcome))
    const after = /^\d{1,6}$/.exec(query.get(names.after) ?? '')?.[0] ?? '-1'
    const shown = await call(getImportOperation, { importId })
    const { items, next } = await call(reportOperation, { importId, note, outcome, after })
    const title =
      note !== undefined
        ? t('itemsWith', { note: t(`note-${note}`) })
        : outcome === undefined
          ? t('allItems')
          : t('itemsAs', { outcome: t(`outcome-${outcome}`) })
    return (
      <Frame view={view} shown={shown} title={title}>
        <DataTable
          caption={title}
          hideCaption
          rows={items}
          columns={[
            { header: t('position'), numeric: true, cell: ({ position }) => String(position + 1) },
            {
              header: t('item'),
              rowHeader: true,
              cell: ({ title: name, link, contentId }) => (
                <>
                  {contentId === null ? (
                    <bdi>{name || link}</bdi>
                  ) : (
                    <a href={href(view, deskContentPath.to({ contentId }))}>
                      <bdi>{name || link}</bdi>
                    </a>
                  )}
                </>
              ),
            },
            { header: t('outcome'), cell: (item) => t(`outcome-${item.outcome ?? 'waiting'}`) },
            {
              header: t('notes'),
              cell: ({ notes }) => (
                <ul class="mb-0">
                  {notes.map(({ kind, detail }) => (
                    <li class="text-break">
                      {t(`note-${kind}`)}
                      {detail === '' ? null : (
                        <>
                          : <bdi>{detail}</bdi>
                        </>
                      )}
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
        {next === null ? null : (
          <form method="get" action={href(view, importItemsPath.to({ importId }))}>
            {note === undefined ? null : <input type="hidden" name={names.note} value={note} />}
            {outcome === undefined ? null : <input type="hidden" name={names.outcome} value={outcome} />}
            <input type="hidden" name={names.after} value={String(next)} />
            <button class="btn btn-outline-primary" type="submit">
              {t('more')}
            </button>
          </form>
        )}
      </Frame>
    )
  },
})

export const importReport = definePage({
  path: importReportPath,
  access: 'officer',
  show: ({ file, param }) => file(reportFileOperation, { importId: param('importId') }),
})
