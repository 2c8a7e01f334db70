import { AnswerFiles, DrawnAnswer, fileSize, href, Icon, SummaryList } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import type { OwnCase } from '../operations.ts'
import { filePath } from '../paths.ts'

/** What was asked, and the files that came with it. */
export function Answers({ view, own }: { view: PageView; own: OwnCase }) {
  const { locale } = view
  const t = dossierWords(locale)
  const hrefOf = (fileId: string) => href(view, filePath.to({ caseId: own.id, fileId }))
  // those that answer a question stand beside it
  const told = new Set(own.answers.flatMap(({ files = [] }) => files.map(({ id }) => id)))
  const others = own.files.filter(({ id }) => !told.has(id))
  const list = (fields: OwnCase['answers']) => (
    <SummaryList
      locale={locale}
      rows={fields.map(({ label, value, drawn, files }) => ({
        label,
        value: (
          <AnswerFiles locale={locale} files={files} hrefOf={hrefOf}>
            <DrawnAnswer view={view} drawn={drawn}>
              <bdi class="portico-lines">{value}</bdi>
            </DrawnAnswer>
          </AnswerFiles>
        ),
      }))}
    />
  )
  return (
    <>
      <h2>{t('answers')}</h2>
      {list(own.answers)}
      {own.amended.length === 0 ? null : (
        <>
          <h3>{t('amended')}</h3>
          {list(own.amended)}
        </>
      )}
      {others.length === 0 && told.size > 0 ? null : <h3>{t('files')}</h3>}
      {others.length === 0 ? (
        told.size === 0 && <p>{t('noFiles')}</p>
      ) : (
        <ul class="portico-files">
          {others.map(({ id, name, bytes }) => (
            <li>
              <span>
                <Icon name="it-file" />{' '}
                <a href={hrefOf(id)}>
                  <bdi>{name}</bdi>
                </a>{' '}
                <span class="text-muted">({fileSize(bytes, locale)})</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
