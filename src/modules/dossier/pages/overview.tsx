import { servicesPath } from '#engines/cases/index.ts'
import { EmptyState, href } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { dossierWords } from '../messages.ts'
import { getProfileOperation, listCasesOperation, listDraftsOperation, listMessagesOperation } from '../operations.ts'
import { casesPath, dossierPath, messagesPath } from '../paths.ts'
import { CaseCards } from './case-cards.tsx'
import { DossierPage } from './dossier-page.tsx'
import { Messages } from './message-list.tsx'
import { Tasks } from './tasks.tsx'

const casesShown = 4
const messagesShown = 3

export const overview = definePage({
  path: dossierPath,
  access: 'person',
  async show({ view, locale, call, tenant }) {
    const t = dossierWords(locale)
    const { givenName } = await call(getProfileOperation, {})
    const { drafts } = await call(listDraftsOperation, {})
    const { cases } = await call(listCasesOperation, {})
    const { messages } = await call(listMessagesOperation, {})
    return (
      <DossierPage view={view} section="overview">
        <h1>{t('hello', { name: givenName })}</h1>
        <p class="lead">{t('overviewLead')}</p>
        <h2>{t('tasks')}</h2>
        <Tasks view={view} drafts={drafts} cases={cases.filter(({ stateKind }) => stateKind === 'citizen')} />
        <h2>{t('latestCases')}</h2>
        {cases.length === 0 ? (
          <EmptyState
            title={t('noCases')}
            text={t('noCasesText')}
            action={{ label: t('findService'), href: href(view, servicesPath.to()) }}
            icon="it-folder"
          />
        ) : (
          <>
            <CaseCards view={view} cases={cases.slice(0, casesShown)} />
            <p>
              <a href={href(view, casesPath.to())}>{t('allCases')}</a>
            </p>
          </>
        )}
        <h2>{t('latestMessages')}</h2>
        {messages.length === 0 ? (
          <EmptyState title={t('noMessages')} text={t('noMessagesText')} icon="it-mail" />
        ) : (
          <>
            <Messages view={view} author={tenant.data.name} messages={messages.slice(0, messagesShown)} />
            <p>
              <a href={href(view, messagesPath.to())}>{t('allMessages')}</a>
            </p>
          </>
        )}
      </DossierPage>
    )
  },
})
