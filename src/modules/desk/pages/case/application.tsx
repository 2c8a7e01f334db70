import { translator } from '#platform/i18n/index.ts'
import { fileSize, href, Icon, type PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import { deskFilePath } from '../../paths.ts'
import type { OfficeCase } from '../../schema.ts'
import { AnswersList } from '../answers-list.tsx'
import { sayInstant } from '../say.ts'
import { Applicant } from './people.tsx'

interface ApplicationProps {
  readonly view: PageView
  readonly office: OfficeCase
}

/** What the applicant asked for, with its attachments. */
export function Application({ view, office }: ApplicationProps) {
  const t = translator(caseMessages, view.locale)
  const hrefOf = (fileId: string) => href(view, deskFilePath.to({ caseId: office.id, fileId }))
  // those that answer a question stand beside it
  const told = new Set(office.answers.flatMap(({ files = [] }) => files.map(({ id }) => id)))
  const others = office.files.filter(({ id }) => !told.has(id))
  return (
    <section aria-labelledby="asked">
      <h2 class="h3 mt-5" id="asked">
        {t('asked')}
      </h2>
      {office.origin === null ? null : (
        <p>
          {t('fromRegistry', {
            registry: office.origin.registry,
            date: sayInstant(office.origin.receivedAt, view.locale),
            message: office.origin.messageId,
          })}
        </p>
      )}
      <AnswersList view={view} fields={office.answers} hrefOf={hrefOf} />
      {office.amended.length === 0 ? null : (
        <>
          <h3 class="h5">{t('amended')}</h3>
          <AnswersList view={view} fields={office.amended} />
        </>
      )}
      {others.length === 0 && told.size > 0 ? null : <h3 class="h5">{t('attachments')}</h3>}
      {others.length === 0 ? (
        told.size === 0 && <p>{t('noAttachments')}</p>
      ) : (
        <ul class="portico-files">
          {others.map(({ id, name, bytes }) => (
            <li>
              <Icon name="it-clip" />{' '}
              <a href={hrefOf(id)} download>
                {name}
              </a>{' '}
              <span class="text-muted">({fileSize(bytes, view.locale)})</span>
            </li>
          ))}
        </ul>
      )}
      <Applicant view={view} office={office} />
    </section>
  )
}

/** What the applicant, or others, said after the application; the latest first. */
export function Exchanges({ view, office }: ApplicationProps) {
  if (office.exchanges.length === 0) return null
  const { locale } = view
  const t = translator(caseMessages, locale)
  return (
    <section aria-labelledby="exchanges">
      <h2 class="h3 mt-5" id="exchanges">
        {t('exchanges')}
      </h2>
      {office.exchanges.toReversed().map(({ title, at, fields }) => (
        <>
          <h3 class="h5">{title}</h3>
          <p class="text-muted">
            <time datetime={at}>{sayInstant(at, locale)}</time>
          </p>
          <AnswersList view={view} fields={fields} />
        </>
      ))}
    </section>
  )
}
