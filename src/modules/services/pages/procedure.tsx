import { href, Page } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { serviceWords } from '../messages.ts'
import { procedurePath, servicePath, servicesPath } from '../paths.ts'
import { ProcedureFigure } from '../procedure/figure.tsx'
import { layOut } from '../procedure/layout.ts'
import type { ActionLane, ClockLane, Layout } from '../procedure/layout.ts'
import { procedureWords } from '../procedure/messages.ts'
import { wordsOfProcedure } from '../procedure/words.ts'
import type { ProcedureInWords } from '../procedure/words.ts'
import { loadService } from './load-service.ts'
import type { ServiceInWords } from './load-service.ts'

/** How a case of a service goes on, drawn and in words. */
export const procedure = definePage({
  path: procedurePath,
  access: 'public',
  async show(request) {
    const { view, locale } = request
    const found = await loadService(request)
    const words = wordsOfProcedure(found, locale)
    const { t } = words
    const service = found.say('service.title')
    const layout = layOut(found.definition)
    return (
      <Page
        view={view}
        title={t('title', { service })}
        description={t('lead')}
        breadcrumb={[
          { label: serviceWords(locale)('services'), path: servicesPath.to() },
          { label: service, path: servicePath.to({ serviceId: found.id }) },
          { label: t('short') },
        ]}
        width="wide"
      >
        <h1>{t('title', { service })}</h1>
        <p class="lead">{t('lead')}</p>
        <h2>{t('drawing')}</h2>
        <p>{t('howToRead')}</p>
        <ProcedureFigure layout={layout} words={words} locale={locale} title={t('title', { service })} />
        <InWords service={found} layout={layout} words={words} view={view} />
      </Page>
    )
  },
})

/** What the drawing says, for whoever would rather read it or cannot see it. */
function InWords({
  service,
  layout,
  words,
  view,
}: {
  service: ServiceInWords
  layout: Layout
  words: ProcedureInWords
  view: PageView
}) {
  const { t } = words
  const actions = layout.lanes.filter((lane): lane is ActionLane => lane.kind === 'action')
  const clocks = layout.lanes.filter((lane): lane is ClockLane => lane.kind === 'clock')
  const stateAt = (x: number) => layout.columns.find((column) => column.x === x)?.id ?? service.definition.initialState
  return (
    <>
      <h2 class="mt-5">{t('steps')}</h2>
      <ol data-element="procedure-steps">
        {actions.map(({ action }) => (
          <li>{words.step(action)}</li>
        ))}
      </ol>
      <h2 class="mt-5">{t('clocks')}</h2>
      <ul>
        {clocks.map(({ clock, at }) => (
          <li>
            {t('clock', {
              title: clock.title[view.locale],
              term: words.term(clock),
              state: words.state(stateAt(at)),
            })}{' '}
            {t('expiry', { text: clock.onExpiry.text[view.locale] })} <span class="text-muted">({clock.norm})</span>
          </li>
        ))}
      </ul>
      <h2 class="mt-5">{t('states')}</h2>
      <dl class="portico-summary">
        {layout.columns.map(({ id, kind }) => (
          <div class="portico-summary-row">
            <dt>
              {words.state(id)} <span class="text-muted">({words.kind(kind)})</span>
            </dt>
            <dd>{service.say(`states.${id}.text`)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** The way to the page, from that of the service. */
export function ProcedureLink({ view, serviceId }: { view: PageView; serviceId: string }) {
  return (
    <p>
      <a href={href(view, procedurePath.to({ serviceId }))}>{procedureWords(view.locale)('link')}</a>
    </p>
  )
}
