import { translator } from '#platform/i18n/index.ts'
import { Badge, href, type Column, type PageView } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { listMessages } from '../messages.ts'
import { DueBadge } from '../pages/due-badge.tsx'
import { ListPage } from '../pages/list-page.tsx'
import { sayDate, sayInstant } from '../pages/say.ts'
import { deskMessagePath, deskMessagesPath, deskPath } from '../paths.ts'
import { registryMessageWords } from './messages.ts'
import { listRegistryMessagesOperation } from './operations.ts'
import type { RegistryMessageRow } from './schema.ts'

function columns(view: PageView): readonly Column<RegistryMessageRow>[] {
  const { locale } = view
  const t = translator(registryMessageWords, locale)
  return [
    {
      header: t('message'),
      rowHeader: true,
      cell: ({ id, kindName }) => <a href={href(view, deskMessagePath.to({ messageId: id }))}>{kindName}</a>,
    },
    {
      header: t('due'),
      cell: ({ due, daysLeft, state }) =>
        due === null || state === 'opened' || state === 'set-aside' ? (
          <span class="text-muted">{t('noTerm')}</span>
        ) : (
          <>
            <DueBadge view={view} row={{ due, daysLeft, stateKind: 'task' }} />
            <br />
            <time datetime={due}>{sayDate(due, locale)}</time>
          </>
        ),
    },
    {
      header: t('about'),
      cell: ({ applicant, caseId }) =>
        (caseId === null ? applicant : t('inCase')) || <span class="text-muted">{t('unknownPerson')}</span>,
    },
    {
      header: t('declared'),
      cell: ({ declaredAt }) => <time datetime={declaredAt}>{sayInstant(declaredAt, locale)}</time>,
    },
    {
      header: t('state'),
      cell: ({ state }) => <Badge {...(state === 'by-hand' ? { tone: 'warning' } : {})} text={t(`state-${state}`)} />,
    },
  ]
}

/** Messages of the national registry: those that wait for an officer, and those dealt with. */
export const registryMessagesPage = definePage({
  path: deskMessagesPath,
  access: 'officer',
  async show({ view, query, call }) {
    const t = translator(registryMessageWords, view.locale)
    const list = query.get('lista') === 'trattati' ? 'done' : 'waiting'
    const after = query.get('dopo') ?? undefined
    const { rows, next } = await call(listRegistryMessagesOperation, {
      list,
      ...(after === undefined ? {} : { after }),
    })
    const address = (of: typeof list, from?: string) => {
      const asked = new URLSearchParams({
        ...(of === 'done' ? { lista: 'trattati' } : {}),
        ...(from === undefined ? {} : { dopo: from }),
      }).toString()
      return `${href(view, deskMessagesPath.to())}${asked === '' ? '' : `?${asked}`}`
    }
    return (
      <ListPage
        view={view}
        title={`${t('title')}: ${t(list)}`}
        heading={t('title')}
        lead={t(list === 'waiting' ? 'lead' : 'leadDone')}
        breadcrumb={[
          { label: translator(listMessages, view.locale)('desk'), path: deskPath.to() },
          { label: t('short') },
        ]}
        lists={{
          label: t('lists'),
          items: (['waiting', 'done'] as const).map((one) => ({
            label: t(one),
            href: address(one),
            current: one === list,
          })),
        }}
        caption={t('caption', { list: t(list) })}
        columns={columns(view)}
        rows={rows}
        empty={{
          title: t(list === 'waiting' ? 'empty' : 'emptyDone'),
          text: t(list === 'waiting' ? 'emptyText' : 'emptyDoneText'),
        }}
        further={next === null ? undefined : { label: t('more'), href: address(list, next) }}
        beginning={after === undefined ? undefined : { label: t('fromTheTop'), href: address(list) }}
      />
    )
  },
})
