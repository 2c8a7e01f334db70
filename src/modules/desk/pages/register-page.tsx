import { translator } from '#platform/i18n/index.ts'
import { href } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { hasDesk } from '../menu.ts'
import { listMessages } from '../messages.ts'
import { registerOperation } from '../operations.ts'
import { deskPath, deskRegisterPath } from '../paths.ts'
import { ListPage } from './list-page.tsx'
import { registerColumns } from './register-columns.tsx'

/** The protocol register, a year at a time, newest first. */
export const registerPage = definePage({
  path: deskRegisterPath,
  access: 'officer',
  async show({ view, query, roles, call }) {
    const t = translator(listMessages, view.locale)
    const asked = query.get('anno')
    const below = query.get('sotto')
    const { registrations, next, year } = await call(registerOperation, {
      ...(asked === null ? {} : { year: Number(asked) }),
      ...(below === null ? {} : { below: Number(below) }),
    })
    const address = (of: number, from?: number) =>
      `${href(view, deskRegisterPath.to())}?anno=${of}${from === undefined ? '' : `&sotto=${from}`}`
    const years = [...(asked === null ? [] : [year + 1]), year, year - 1]
    return (
      <ListPage
        view={view}
        title={`${t('register')} ${year}`}
        heading={t('register')}
        lead={t('registerLead')}
        breadcrumb={[...(hasDesk(roles) ? [{ label: t('desk'), path: deskPath.to() }] : []), { label: t('register') }]}
        lists={{
          label: t('years'),
          items: years.map((one) => ({ label: String(one), href: address(one), current: one === year })),
        }}
        caption={t('registrations', { year: String(year) })}
        columns={registerColumns(view)}
        rows={registrations}
        empty={{
          title: t('emptyRegister', { year: String(year) }),
          text: t('emptyRegisterText'),
          icon: 'it-box',
        }}
        further={next === null ? undefined : { label: t('olderRegistrations'), href: address(year, next) }}
        beginning={below === null ? undefined : { label: t('newestRegistrations'), href: address(year) }}
      />
    )
  },
})
