import { randomUUID } from 'node:crypto'
import { translator } from '#platform/i18n/index.ts'
import { Button, Form, href, LinkButton, type ButtonKind, type PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import { deskActionPath } from '../../paths.ts'
import type { OfficeAction, OfficeCase } from '../../schema.ts'

interface ActionsProps {
  readonly view: PageView
  readonly office: OfficeCase
}

/** Why nothing can be done now: a document for the applicant is under way, or it is nobody's turn here. */
function whyNothing({ documents }: OfficeCase) {
  const blocking = documents.filter(({ state, recipient }) => state !== 'delivered' && recipient === 'applicant')
  if (blocking.length === 0) return 'nothingNow'
  return blocking.every(({ state }) => state === 'issued') ? 'deliveryFirst' : 'documentFirst'
}

/** What the officer can do now, and what cannot be done, each with its reason. */
export function Actions({ view, office }: ActionsProps) {
  const t = translator(caseMessages, view.locale)
  const groups = [
    { title: t('instruction'), actions: office.actions.filter(({ group }) => group !== 'decision') },
    { title: t('decision'), actions: office.actions.filter(({ group }) => group === 'decision') },
  ].filter(({ actions }) => actions.length > 0)
  return (
    <>
      {groups.length > 0 ? null : <p>{t(whyNothing(office))}</p>}
      {groups.map(({ title, actions }) => (
        <>
          <h3 class="h5">{title}</h3>
          <ul class="list-unstyled">
            {actions.map((action) => (
              <li class="mb-4">
                <ActionDoor view={view} office={office} action={action} first={action === office.actions[0]} />
                <p class="mt-2 mb-0">{action.help}</p>
              </li>
            ))}
          </ul>
        </>
      ))}
      <RefusedActions view={view} office={office} />
    </>
  )
}

/** Straight from here where there is nothing to write and nothing to fear; otherwise a page of its own. */
function ActionDoor({ view, office, action, first }: ActionsProps & { action: OfficeAction; first: boolean }) {
  const address = href(view, deskActionPath.to({ caseId: office.id, actionId: action.id }))
  if (action.costly || (office.forms[action.id] ?? []).length > 0)
    return (
      <LinkButton href={address} kind="secondary">
        {action.name}
      </LinkButton>
    )
  const kind: ButtonKind = first && action.group !== 'decision' ? 'primary' : 'secondary'
  return (
    <Form view={view} action={address} revision={office.revision} hidden={{ documentId: randomUUID() }}>
      <Button kind={kind}>{action.name}</Button>
    </Form>
  )
}

function RefusedActions({ view, office }: ActionsProps) {
  if (office.refusedActions.length === 0) return null
  const t = translator(caseMessages, view.locale)
  return (
    <details class="portico-details">
      <summary>{t('refused', { count: office.refusedActions.length })}</summary>
      <ul>
        {office.refusedActions.map(({ name, reason }) => (
          <li>
            <strong>{name}</strong>: {reason}
          </li>
        ))}
      </ul>
    </details>
  )
}
