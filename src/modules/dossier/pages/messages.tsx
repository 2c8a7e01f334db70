import { NoticeId } from '#kernel/ids.ts'
import { EmptyState, href, Pagination } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { dossierWords } from '../messages.ts'
import { listMessagesOperation } from '../operations.ts'
import { messagesPath } from '../paths.ts'
import { DossierPage } from './dossier-page.tsx'
import { beforeOf, pageHref } from './keyset.ts'
import { Messages } from './message-list.tsx'

export const messages = definePage({
  path: messagesPath,
  access: 'person',
  async show({ view, locale, call, query, tenant }) {
    const t = dossierWords(locale)
    const before = beforeOf(query, NoticeId)
    const { messages: found, next } = await call(listMessagesOperation, before === undefined ? {} : { before })
    return (
      <DossierPage view={view} section="messages">
        <h1>{t('messages')}</h1>
        <p class="lead">{t('messagesLead')}</p>
        {found.length === 0 ? (
          <EmptyState title={t('noMessages')} text={t('noMessagesText')} icon="it-mail" />
        ) : (
          <Messages view={view} author={tenant.data.name} messages={found} />
        )}
        {before === undefined ? null : (
          <p>
            <a href={href(view, messagesPath.to())}>{t('newest')}</a>
          </p>
        )}
        <Pagination locale={locale} nextHref={next === null ? undefined : pageHref(view, messagesPath.to(), next)} />
      </DossierPage>
    )
  },
})
