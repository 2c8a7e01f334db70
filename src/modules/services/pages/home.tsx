import { dossierPath } from '#modules/dossier/index.ts'
import { CardList, href, LinkButton, Page } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { serviceWords } from '../messages.ts'
import { listServicesOperation } from '../operations.ts'
import { homePath, servicePath, servicesPath } from '../paths.ts'

const shownAtMost = 6

export const home = definePage({
  path: homePath,
  access: 'public',
  async show({ view, locale, call }) {
    const t = serviceWords(locale)
    const { services } = await call(listServicesOperation, {})
    const { name, contacts } = view.tenant
    return (
      <Page view={view} title={name} description={t('homeLead')} width="wide">
        <h1>{name}</h1>
        <p class="lead">{t('homeLead')}</p>
        <h2 class="h3">{t('homeServices')}</h2>
        <CardList
          cards={services.slice(0, shownAtMost).map(({ id, title, summary }) => ({
            title,
            text: summary,
            href: href(view, servicePath.to({ serviceId: id })),
          }))}
        />
        <p>
          <LinkButton href={href(view, servicesPath.to())} kind="secondary">
            {t('allServices')}
          </LinkButton>
        </p>
        <h2 class="h3">{t('homeDossier')}</h2>
        <p>{t('homeDossierText')}</p>
        <p>
          <LinkButton href={href(view, dossierPath.to())} icon="it-user">
            {t('enterDossier')}
          </LinkButton>
        </p>
        <h2 class="h3">{t('homeCounter')}</h2>
        <p>
          {t('homeCounterText')} {contacts.address}, {t('phone').toLowerCase()} {contacts.phone}.
        </p>
      </Page>
    )
  },
})
