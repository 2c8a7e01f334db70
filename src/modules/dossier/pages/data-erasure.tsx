import { ConfirmPanel, href } from '#ui/index.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { dataWords } from '../data-messages.ts'
import { eraseDataOperation, listDataOperation } from '../operations.ts'
import { dataErasurePath, dataPath } from '../paths.ts'
import { DossierPage } from './dossier-page.tsx'

export const confirmErasure = definePage({
  path: dataErasurePath,
  access: 'person',
  async show({ view, locale, call, redirect }) {
    const t = dataWords(locale)
    const { holdings } = await call(listDataOperation, {})
    const erasable = holdings.filter((holding) => holding.erasable)
    if (erasable.length === 0) return redirect(dataPath.to(), t('erasedNothing'))
    return (
      <DossierPage view={view} section="data" title={t('confirmTitle')} inside={[{ label: t('erase') }]}>
        <h1>{t('erase')}</h1>
        <ConfirmPanel
          view={view}
          action={href(view, dataErasurePath.to())}
          title={t('confirmTitle')}
          consequences={[
            ...erasable.map(({ what, count }) => t('confirmOne', { what: t('oneKind', { what, count }) })),
            ...(erasable.some(({ kind }) => kind === 'contacts') ? [t('confirmMail')] : []),
            t('confirmUndo'),
            t('confirmRest'),
          ]}
          confirmLabel={t('confirmYes')}
          cancelHref={href(view, dataPath.to())}
          danger
        />
      </DossierPage>
    )
  },
})

export const eraseData = defineForm({
  path: dataErasurePath,
  access: 'person',
  async submit({ call, locale, redirect }) {
    const t = dataWords(locale)
    const { erased } = await call(eraseDataOperation, {})
    const what = erased.map((one) => t('oneKind', one)).join('; ')
    return redirect(dataPath.to(), what === '' ? t('erasedNothing') : t('erased', { what }))
  },
})
