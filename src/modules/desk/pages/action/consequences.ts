import { translator } from '#platform/i18n/index.ts'
import { caseMessages } from '../../messages.ts'
import type { OfficeAction, OfficeCase } from '../../schema.ts'

/** What an action brings about: what happens, from when, and whom it tells; one sentence each. */
export function consequencesOf(action: OfficeAction, office: OfficeCase, locale: 'it' | 'en'): string[] {
  return action.writes ? ofDocument(action, office, locale) : ofAct(action, locale)
}

function ofDocument(action: OfficeAction, office: OfficeCase, locale: 'it' | 'en'): string[] {
  const t = translator(caseMessages, locale)
  const { document, leadsTo, outcomeName } = action
  return [
    t('writesDocument', { document: document ?? action.name }),
    action.needsSignature ? t('needsSignature', { name: office.responsible }) : t('noSignature'),
    action.recipient === 'third-party' ? t('reachesThirdParty') : t('reachesApplicant'),
    t('effectOnDelivery'),
    ...(leadsTo === null || outcomeName !== null ? [] : [t('leadsToOnDelivery', { state: leadsTo })]),
    ...(outcomeName === null ? [] : [t('closes', { outcome: outcomeName })]),
  ]
}

function ofAct({ leadsTo, outcomeName, tellsApplicant }: OfficeAction, locale: 'it' | 'en'): string[] {
  const t = translator(caseMessages, locale)
  return [
    ...(leadsTo === null || outcomeName !== null ? [] : [t('leadsToNow', { state: leadsTo })]),
    ...(outcomeName === null ? [] : [t('closes', { outcome: outcomeName })]),
    ...(tellsApplicant ? [t('tellsApplicant')] : []),
    t('effectNow'),
  ]
}
