import { transparencyTree } from '#kernel/lists/transparency.ts'
import type { TransparencyNode, TransparencySection } from '#kernel/lists/transparency.ts'
import { notFound } from '#platform/operations/errors.ts'
import { Entries, publicationsPath } from '#modules/publications/index.ts'
import { EmptyState, href, Page } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { Cursor } from '../operations.ts'
import { Heads } from '../pages/heads.tsx'
import { transparencyNodePath, transparencyPath, transparencySectionPath } from '../paths.ts'
import { transparencyWords } from './messages.ts'
import { transparencyNodeOperation, transparencyTreeOperation } from './operations.ts'

const afterParameter = 'dopo'
/** The place that says how to ask for what is not there. */
const civicAccess = '21.02'

/** The place of a section that has one alone: they share a page. */
const onlyNode = ({ nodes }: TransparencySection) => (nodes.length === 1 ? nodes[0] : undefined)

const pathOf = (section: TransparencySection, node: TransparencyNode): string =>
  onlyNode(section)
    ? transparencySectionPath.to({ section: section.segment })
    : transparencyNodePath.to({ section: section.segment, node: node.segment })

/** The whole tree: a section opens by click or by key, and without scripts. */
export const transparencyPage = definePage({
  path: transparencyPath,
  access: 'public',
  shared: true,
  async show({ view, locale, call }) {
    const t = transparencyWords(locale)
    const { sections } = await call(transparencyTreeOperation, {})
    const counts = new Map(sections.flatMap(({ nodes }) => nodes.map(({ code, count }) => [code, count] as const)))
    return (
      <Page view={view} title={t('title')} description={t('lead')} breadcrumb={[{ label: t('title') }]}>
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
        <p>{t('how')}</p>
        <p>
          <a href={href(view, transparencyNodePath.to({ section: 'altri-contenuti', node: 'accesso-civico' }))}>
            {t('askAccess')}
          </a>
        </p>
        <h2>{t('tree')}</h2>
        {transparencyTree.map((section) => (
          <SectionOfTree view={view} section={section} counts={counts} />
        ))}
      </Page>
    )
  },
})

function SectionOfTree({
  view,
  section,
  counts,
}: Pick<PageRequest, 'view'> & { section: TransparencySection; counts: ReadonlyMap<string, number> }) {
  const { locale } = view
  return (
    <details class="portico-choices">
      <summary>{section.label[locale]}</summary>
      <NodeLinks view={view} section={section} counts={counts} />
    </details>
  )
}

function NodeLinks({
  view,
  section,
  counts,
}: Pick<PageRequest, 'view'> & { section: TransparencySection; counts: ReadonlyMap<string, number> }) {
  const { locale } = view
  const t = transparencyWords(locale)
  return (
    <ul>
      {section.nodes.map((node) => (
        <li>
          <a href={href(view, pathOf(section, node))}>{node.label[locale]}</a>{' '}
          <span class="text-muted">({t('count', { count: counts.get(node.code) ?? 0 })})</span>
        </li>
      ))}
    </ul>
  )
}

const sectionAt = (segment: string) => {
  const section = transparencyTree.find((one) => one.segment === segment)
  if (!section) throw notFound.with()
  return section
}

export const transparencySectionPage = definePage({
  path: transparencySectionPath,
  access: 'public',
  shared: true,
  async show(request) {
    const { view, locale, call, param } = request
    const section = sectionAt(param('section'))
    const only = onlyNode(section)
    if (only) return nodePage(request, section, only)
    const t = transparencyWords(locale)
    const { sections } = await call(transparencyTreeOperation, {})
    const counts = new Map(sections.flatMap(({ nodes }) => nodes.map(({ code, count }) => [code, count] as const)))
    const title = section.label[locale]
    return (
      <Page
        view={view}
        title={title}
        description={t('lead')}
        breadcrumb={[{ label: t('title'), path: transparencyPath.to() }, { label: title }]}
      >
        <h1>{title}</h1>
        <NodeLinks view={view} section={section} counts={counts} />
      </Page>
    )
  },
})

export const transparencyNodePage = definePage({
  path: transparencyNodePath,
  access: 'public',
  shared: true,
  show(request) {
    const section = sectionAt(request.param('section'))
    const node = section.nodes.find(({ segment }) => segment === request.param('node'))
    // a place that shares the page of its section has no other address
    if (!node || onlyNode(section)) throw notFound.with()
    return nodePage(request, section, node)
  },
})

async function nodePage(
  { view, locale, call, query, tenant }: PageRequest,
  section: TransparencySection,
  node: TransparencyNode,
) {
  const t = transparencyWords(locale)
  const after = Cursor.safeParse(query.get(afterParameter) ?? undefined).data
  const { contents, next, decisions, moreDecisions } = await call(transparencyNodeOperation, { node: node.code, after })
  const title = node.label[locale]
  const { email, pec } = tenant.data.contacts
  const isEmpty = contents.length === 0 && decisions.length === 0
  return (
    <Page
      view={view}
      title={title}
      description={`${section.label[locale]}: ${title}`}
      breadcrumb={[
        { label: t('title'), path: transparencyPath.to() },
        ...(onlyNode(section)
          ? []
          : [
              {
                label: section.label[locale],
                path: transparencySectionPath.to({ section: section.segment }),
              },
            ]),
        { label: title },
      ]}
    >
      <h1>{title}</h1>
      <p>
        {t('norm')}: {node.norm}
      </p>
      {node.code === civicAccess ? <p>{t('civicAccess', { email, pec })}</p> : null}
      {contents.length === 0 ? null : (
        <section class="mt-4">
          <h2>{t('contents')}</h2>
          <Heads view={view} heads={contents} />
          {next === null ? null : (
            <form method="get" action={href(view, view.path)}>
              <input type="hidden" name={afterParameter} value={next} />
              <button class="btn btn-outline-primary" type="submit">
                {t('loadMore')}
              </button>
            </form>
          )}
        </section>
      )}
      {decisions.length === 0 ? null : (
        <section class="mt-4">
          <h2>{t('decisions')}</h2>
          <p>{t('decisionsLead')}</p>
          <Entries view={view} entries={decisions} />
          {moreDecisions ? (
            <p>
              <a href={`${href(view, publicationsPath.to())}?elenco=trasparenza`}>{t('moreDecisions')}</a>
            </p>
          ) : null}
        </section>
      )}
      {isEmpty ? (
        <EmptyState title={t('empty')} text={t('emptyText', { norm: node.norm, email })} icon="it-file" />
      ) : null}
    </Page>
  )
}
