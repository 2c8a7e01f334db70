import { ConfirmPanel, href, Page } from '#ui/index.ts'
import { dossierPath } from '#modules/dossier/index.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { serviceWords } from '../messages.ts'
import { discardDraftOperation } from '../operations.ts'
import { applyDiscardPath, servicePath, servicesPath } from '../paths.ts'
import { draftParameter, loadJourney, stepPath, stepToResume } from './journey.ts'

export const confirmDiscard = definePage({
  path: applyDiscardPath,
  access: 'person',
  async show(request) {
    const { view, locale } = request
    const t = serviceWords(locale)
    const journey = await loadJourney(request)
    if (journey instanceof Response) return journey
    const { service, draft, steps } = journey
    const title = service.say('service.title')
    return (
      <Page
        view={view}
        title={`${t('discardTitle')} – ${title}`}
        breadcrumb={[
          { label: t('services'), path: servicesPath.to() },
          { label: title, path: servicePath.to({ serviceId: service.id }) },
          { label: t('discard') },
        ]}
        noIndex
      >
        <p class="mb-1">{title}</p>
        <h1>{t('discard')}</h1>
        <ConfirmPanel
          view={view}
          action={href(view, `${applyDiscardPath.to({ serviceId: service.id })}?${draftParameter}=${draft.id}`)}
          title={t('discardTitle')}
          consequences={[t('discardOne'), t('discardTwo')]}
          confirmLabel={t('discardYes')}
          cancelHref={href(view, stepPath(journey, stepToResume(steps, draft)))}
          danger
        />
      </Page>
    )
  },
})

export const discard = defineForm({
  path: applyDiscardPath,
  access: 'person',
  async submit(request) {
    const { call, locale, redirect } = request
    const journey = await loadJourney(request)
    if (journey instanceof Response) return journey
    await call(discardDraftOperation, { draftId: journey.draft.id })
    return redirect(dossierPath.to(), serviceWords(locale)('discarded'))
  },
})
