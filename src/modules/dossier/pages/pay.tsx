import { paymentNotDue } from '#engines/payments/index.ts'
import { paymentsUnavailable } from '#platform/payments/index.ts'
import { Alert, href, LinkButton } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { dossierWords } from '../messages.ts'
import { payOperation } from '../operations.ts'
import { casePath, paymentPath } from '../paths.ts'
import { loadOwnCase } from './case.tsx'
import { DossierPage } from './dossier-page.tsx'

/** The address of a payment, opened by hand or by the back button. */
export const showPayment = definePage({
  path: paymentPath,
  access: 'person',
  show: ({ redirect, param }) => redirect(casePath.to({ caseId: param('caseId') })),
})

/** Opens the payment at pagoPA and leads there with a link: no page of ours posts to another site. */
export const pay = defineForm({
  path: paymentPath,
  access: 'person',
  async submit(request) {
    const { view, locale, call, origin, param } = request
    const t = dossierWords(locale)
    const own = await loadOwnCase(request)
    const back = href(view, casePath.to({ caseId: own.id }))
    const { done, refused } = await orRefusal(
      call(payOperation, { caseId: own.id, paymentId: param('paymentId'), returnTo: `${origin}${back}` }),
      [paymentNotDue, paymentsUnavailable],
    )
    return (
      <DossierPage view={view} section="cases" title={t('paymentTitle')} inside={[{ label: t('paymentTitle') }]}>
        <h1>{t('paymentTitle')}</h1>
        {refused ? (
          <Alert locale={locale} kind="warning" title={t('paymentNotNow')} live>
            <p>{refused.sentence[locale]}</p>
          </Alert>
        ) : (
          <>
            <p class="lead">{t('paymentLead')}</p>
            <LinkButton href={done.url}>{t('goToPayment')}</LinkButton>{' '}
          </>
        )}
        <LinkButton href={back} kind="secondary">
          {t('backToCase')}
        </LinkButton>
      </DossierPage>
    )
  },
})
