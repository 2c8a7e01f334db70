import { vocabularies } from '#engines/content/index.ts'
import type { Entry } from '#engines/content/index.ts'
import { dossierPath } from '#modules/dossier/index.ts'
import { servicesPath } from '#modules/services/index.ts'
import { href, LinkButton, Page } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { siteWords } from '../messages.ts'
import { homeOperation } from '../operations.ts'
import { homePath, liveListPath, newsPath, topicPath, topicsPath } from '../paths.ts'
import type { ShownHead } from '../schema.ts'
import { Heads } from './heads.tsx'

/** Topics that most people look for; all of them are one link away. */
const topicsInFront = [
  'anagrafe',
  'istruzione',
  'imposte',
  'gestione-rifiuti',
  'trasporto-pubblico',
  'tempo-libero',
  'residenza',
  'sport',
]

export const home = definePage({
  path: homePath,
  access: 'public',
  shared: true,
  async show({ view, locale, call }) {
    const t = siteWords(locale)
    const { services, news, events } = await call(homeOperation, {})
    const { name } = view.tenant
    const inFront = vocabularies.topics.filter(({ code }: Entry) => topicsInFront.includes(code))
    return (
      <Page view={view} title={name} description={t('homeLead')} width="wide">
        <h1>{name}</h1>
        <p class="lead">{t('homeLead')}</p>
        <Part view={view} title={t('homeServices')} heads={services}>
          <LinkButton href={href(view, servicesPath.to())} kind="secondary">
            {t('allServices')}
          </LinkButton>
        </Part>
        <Part view={view} title={t('homeNews')} heads={news}>
          <LinkButton href={href(view, newsPath.to())} kind="secondary">
            {t('allNews')}
          </LinkButton>
        </Part>
        <Part view={view} title={t('homeEvents')} heads={events}>
          <LinkButton href={href(view, liveListPath.to({ segment: 'eventi' }))} kind="secondary">
            {t('allEvents')}
          </LinkButton>
        </Part>
        <section class="mt-5">
          <h2>{t('homeTopics')}</h2>
          <ul class="portico-chips">
            {inFront.map(({ code, label }) => (
              <li>
                <a class="chip chip-simple" href={href(view, topicPath.to({ topic: code }))}>
                  <span class="chip-label">{label[locale]}</span>
                </a>
              </li>
            ))}
          </ul>
          <p>
            <a href={href(view, topicsPath.to())}>{t('allTopics')}</a>
          </p>
        </section>
        <section class="mt-5">
          <h2>{t('dossierTitle')}</h2>
          <p>{t('dossierText')}</p>
          <p>
            <LinkButton href={href(view, dossierPath.to())} icon="it-user">
              {t('enterDossier')}
            </LinkButton>
          </p>
        </section>
      </Page>
    )
  },
})

function Part({
  view,
  title,
  heads,
  children,
}: {
  view: PageView
  title: string
  heads: readonly ShownHead[]
  children: unknown
}) {
  if (heads.length === 0) return null
  return (
    <section class="mt-5">
      <h2>{title}</h2>
      <Heads view={view} heads={heads} pictures />
      <p>{children}</p>
    </section>
  )
}
