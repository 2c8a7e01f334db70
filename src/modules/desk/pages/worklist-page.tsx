import { translator } from '#platform/i18n/index.ts'
import { href, type PageView, type SubNavItem } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { managePath } from '#modules/services/index.ts'
import { hasDesk, hasRegister } from '../menu.ts'
import { listMessages } from '../messages.ts'
import { worklistOperation } from '../operations.ts'
import { deskMessagesPath, deskPath, deskRegisterPath } from '../paths.ts'
import { registryMessageWords } from '../registry-messages/messages.ts'
import { worklists } from '../schema.ts'
import { ListPage } from './list-page.tsx'
import { worklistColumns } from './worklist/columns.tsx'
import { emptyWords, worklistOf, worklistQuery } from './worklist/lists.ts'

/** The worklists of an officer: one page, one address for each list. Who only keeps the register is led there. */
export const worklistPage = definePage({
  path: deskPath,
  access: 'officer',
  async show({ view, query, roles, call, redirect }) {
    if (!hasDesk(roles) && hasRegister(roles)) return redirect(deskRegisterPath.to())
    if (!hasDesk(roles) && roles.includes('publisher')) return redirect(managePath.to())
    const t = translator(listMessages, view.locale)
    const list = worklistOf(query)
    const after = query.get('dopo') ?? undefined
    const {
      rows,
      next,
      registryMessages: messages,
    } = await call(worklistOperation, { list, ...(after === undefined ? {} : { after }) })
    // an office that only gives opinions is led to those it owes
    if (rows.length === 0 && !query.has('lista')) {
      const owed = await call(worklistOperation, { list: 'opinions' })
      if (owed.rows.length > 0) return redirect(`${deskPath.to()}${worklistQuery('opinions')}`)
    }
    const address = (of: typeof list, from?: string) => `${href(view, deskPath.to())}${worklistQuery(of, from)}`
    const [emptyTitle, emptyText] = emptyWords[list]
    return (
      <ListPage
        view={view}
        title={`${t('desk')}: ${t(list)}`}
        heading={t('desk')}
        lead={t(list === 'closed' ? 'leadClosed' : 'lead')}
        breadcrumb={[{ label: t('desk') }]}
        lists={{
          label: t('lists'),
          items: [
            ...worklists.map((one) => ({ label: t(one), href: address(one), current: one === list })),
            ...(messages === null ? [] : [messagesItem(view, messages)]),
          ],
        }}
        caption={t('caption', { list: t(list) })}
        columns={worklistColumns(view)}
        rows={rows}
        empty={{
          title: t(emptyTitle),
          text: t(emptyText),
          action: list === 'all' ? undefined : { label: t('seeAll'), href: address('all') },
        }}
        further={next === null ? undefined : { label: t('more'), href: address(list, next) }}
        beginning={after === undefined ? undefined : { label: t('fromTheTop'), href: address(list) }}
      />
    )
  },
})

/** The way to the messages of the national registry, with how many wait. */
function messagesItem(view: PageView, count: number): SubNavItem {
  const t = translator(registryMessageWords, view.locale)
  return {
    label: t('short'),
    href: href(view, deskMessagesPath.to()),
    count: count === 0 ? undefined : { value: count, label: t('waitingCount', { count }) },
  }
}
