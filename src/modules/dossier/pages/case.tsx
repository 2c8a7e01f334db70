import { CaseId } from '#kernel/ids.ts'
import { notFound } from '#platform/operations/errors.ts'
import { Badge } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { dossierWords } from '../messages.ts'
import { getCaseOperation, getProfileOperation } from '../operations.ts'
import type { OwnCase } from '../operations.ts'
import { casePath, sentParameter } from '../paths.ts'
import { Actions } from './case-actions.tsx'
import { Answers } from './case-answers.tsx'
import { Documents } from './case-documents.tsx'
import { Dues } from './case-dues.tsx'
import { Facts } from './case-facts.tsx'
import { LinkedCases } from './case-links.tsx'
import { Payments } from './case-payments.tsx'
import { PublishedOutcome } from './case-published.tsx'
import { Story } from './case-story.tsx'
import { toneOf } from './case-tone.ts'
import { DossierPage } from './dossier-page.tsx'
import { SentPanel } from './sent-panel.tsx'

/** The case in the address. */
export async function loadOwnCase({ call, param }: PageRequest): Promise<OwnCase> {
  const id = CaseId.safeParse(param('caseId'))
  if (!id.success) throw notFound.with()
  return call(getCaseOperation, { caseId: id.data })
}

export const showCase = definePage({
  path: casePath,
  access: 'person',
  async show(request) {
    const { view, locale, query, call } = request
    const t = dossierWords(locale)
    const own = await loadOwnCase(request)
    const justSent = query.has(sentParameter)
    const profile = justSent ? await call(getProfileOperation, {}) : undefined
    return (
      <DossierPage
        view={view}
        section="cases"
        title={`${own.title}, ${own.number}`}
        inside={[{ label: t('caseNumber', { number: own.number }) }]}
      >
        <p class="mb-1">{t('caseNumber', { number: own.number })}</p>
        <h1>{own.title}</h1>
        {profile === undefined ? null : <SentPanel view={view} own={own} email={profile.email} />}
        <h2>{t('whereWeAre')}</h2>
        <p>
          <Badge tone={toneOf(own)} text={own.stateName} />
        </p>
        <p class="lead">{own.stateText}</p>
        <Payments view={view} own={own} />
        {own.stateKind === 'citizen' ? (
          <>
            <Documents view={view} own={own} />
            <Actions view={view} own={own} />
            <Dues view={view} own={own} />
          </>
        ) : (
          <>
            <Dues view={view} own={own} />
            <Documents view={view} own={own} />
            <Actions view={view} own={own} />
          </>
        )}
        <h2>{t('story')}</h2>
        <Story view={view} entries={own.timeline} />
        <PublishedOutcome view={view} own={own} />
        <LinkedCases view={view} own={own} />
        <Answers view={view} own={own} />
        <Facts view={view} own={own} />
      </DossierPage>
    )
  },
})
