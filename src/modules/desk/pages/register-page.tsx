import { translator } from '#platform/i18n/index.ts'
import { EmptyState, href, LinkButton, Page, SubNav } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { listMessages } from '../messages.ts'
import { registerOperation } from '../operations.ts'
import { deskPath, deskRegisterPath } from '../paths.ts'
import { RegisterTable } from './register/table.tsx'

/** The protocol register, a year at a time, newest first. */
export const registerPage = definePage({
  path: deskRegisterPath,
  access: 'officer',
  async show({ view, query, call }) {
    const t = translator(listMessages, view.locale)
    const asked = query.get('anno')
    const below = query.get('sotto')
    const { registrations, next, year } = await call(registerOperation, {
      ...(asked === null ? {} : { year: Number(asked) }),
      ...(below === null ? {} : { below: Number(below) }),
    })
    const address = (of: number, from?: number) =>
      `${href(view, deskRegisterPath.to())}?anno=${of}${from === undefined ? '' : `&sotto=${from}`}`
    return (
      <Page
        view={view}
        title={`${t('register')} ${year}`}
        breadcrumb={[{ label: t('desk'), path: deskPath.to() }, { label: t('register') }]}
        width="wide"
        noIndex
      >
        <h1>{t('register')}</h1>
        <p class="lead">{t('registerLead')}</p>
        <SubNav
          label={t('years')}
          items={[...(asked === null ? [] : [year + 1]), year, year - 1].map((one) => ({
            label: String(one),
            href: address(one),
            current: one === year,
          }))}
        />
        {registrations.length === 0 ? (
          <EmptyState title={t('emptyRegister', { year: String(year) })} text={t('emptyRegisterText')} icon="it-box" />
        ) : (
          <RegisterTable view={view} caption={t('registrations', { year: String(year) })} rows={registrations} />
        )}
        <div class="portico-buttons">
          {next === null ? null : <LinkButton href={address(year, next)}>{t('olderRegistrations')}</LinkButton>}
          {below === null ? null : (
            <LinkButton kind="secondary" href={address(year)}>
              {t('newestRegistrations')}
            </LinkButton>
          )}
        </div>
      </Page>
    )
  },
})
