import { invalidInput } from '#kernel/errors.ts'
import { caseErrors, doName, editRows, readAnswers, readRowEdit, registryMessages } from '#engines/cases/index.ts'
import { translator } from '#platform/i18n/index.ts'
import type { Path } from '#platform/http/paths.ts'
import { orRefusal, wrongFields } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { reply } from '../pages/reply.ts'
import { deskMessageAsidePath, deskMessageCorrectPath, deskMessagePath } from '../paths.ts'
import { MessageView } from './message-view.tsx'
import { registryMessageWords } from './messages.ts'
import {
  correctRegistryMessageOperation,
  getRegistryMessageOperation,
  setRegistryMessageAsideOperation,
} from './operations.ts'

const show = definePage({
  path: deskMessagePath,
  access: 'officer',
  show: async ({ view, param, call }) => (
    <MessageView view={view} message={await call(getRegistryMessageOperation, { messageId: param('messageId') })} />
  ),
})

const correct = defineForm({
  path: deskMessageCorrectPath,
  access: 'officer',
  async submit(request, form) {
    const { view, param, call, redirect } = request
    const messageId = param('messageId')
    const message = await call(getRegistryMessageOperation, { messageId })
    const { answers } = readAnswers(message.fields, form, view.locale)
    const edit = readRowEdit(message.fields, form.text(doName))
    if (edit) return <MessageView view={view} message={message} state={{ answers: editRows(answers, edit) }} />
    const ofApplicant = registryMessages.applicantFields.map(({ stableId }) => stableId)
    const part = (isOfApplicant: boolean) =>
      Object.fromEntries(Object.entries(answers).filter(([name]) => ofApplicant.includes(name) === isOfApplicant))
    const { refused } = await orRefusal(
      call(correctRegistryMessageOperation, {
        messageId,
        revision: Number(form.text('_revision')) || 1,
        applicant: part(true),
        answers: part(false),
      }),
      [invalidInput, caseErrors.messageDecided],
    )
    if (!refused)
      return redirect(deskMessagePath.to({ messageId }), translator(registryMessageWords, view.locale)('corrected'))
    const errors = wrongFields(refused, view.locale)
    const refusal = Object.keys(errors).length > 0 ? undefined : refused.sentence[view.locale]
    const now = await call(getRegistryMessageOperation, { messageId })
    return reply(
      request,
      <MessageView view={view} message={now} state={{ answers, errors, refusal }} />,
      refused.status,
    )
  },
})

const setAside = defineForm({
  path: deskMessageAsidePath,
  access: 'officer',
  async submit(request, form) {
    const { view, param, call, redirect } = request
    const messageId = param('messageId')
    const reason = form.text('reason')
    const revision = Number(form.text('_revision')) || 1
    const { refused } = await orRefusal(call(setRegistryMessageAsideOperation, { messageId, revision, reason }), [
      invalidInput,
      caseErrors.messageDecided,
    ])
    if (!refused)
      return redirect(deskMessagePath.to({ messageId }), translator(registryMessageWords, view.locale)('wasSetAside'))
    const reasonError = wrongFields(refused, view.locale)['reason']
    const refusal = reasonError === undefined ? refused.sentence[view.locale] : undefined
    const message = await call(getRegistryMessageOperation, { messageId })
    return reply(
      request,
      <MessageView view={view} message={message} state={{ reason, reasonError, refusal }} />,
      refused.status,
    )
  },
})

/** Whoever opens the address of a form of the message gets the message. */
const leadsToMessage = (path: Path) =>
  definePage({
    path,
    access: 'officer',
    show: ({ param, redirect }) => redirect(deskMessagePath.to({ messageId: param('messageId') })),
  })

export const registryMessageRoutes = [
  show,
  correct,
  leadsToMessage(deskMessageCorrectPath),
  setAside,
  leadsToMessage(deskMessageAsidePath),
]
