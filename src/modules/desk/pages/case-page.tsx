import { invalidInput } from '#kernel/errors.ts'
import { caseErrors } from '#engines/cases/index.ts'
import { translator } from '#platform/i18n/index.ts'
import { orRefusal, wrongFields } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { caseMessages } from '../messages.ts'
import { assignOperation, getOfficeCaseOperation, noteOperation, readOfficeFileOperation } from '../operations.ts'
import { deskAssignPath, deskCasePath, deskFilePath, deskNotePath } from '../paths.ts'
import { leadsToCase } from './back-to-case.ts'
import { CaseView } from './case-view.tsx'
import { reply } from './reply.ts'

const show = definePage({
  path: deskCasePath,
  access: 'officer',
  show: async ({ view, param, call }) => (
    <CaseView view={view} office={await call(getOfficeCaseOperation, { caseId: param('caseId') })} />
  ),
})

const addNote = defineForm({
  path: deskNotePath,
  access: 'officer',
  async submit(request, form) {
    const { view, param, call, redirect } = request
    const caseId = param('caseId')
    const typed = { noteId: form.text('noteId'), text: form.text('text') }
    const { refused } = await orRefusal(call(noteOperation, { caseId, ...typed }), [invalidInput])
    const office = await call(getOfficeCaseOperation, { caseId })
    const t = translator(caseMessages, view.locale)
    if (!refused) return redirect(deskCasePath.to({ caseId }), t('noteAdded', { number: office.number }))
    const issues = wrongFields(refused, view.locale)
    const note = { ...typed, error: issues['text'] ?? refused.sentence[view.locale] }
    return reply(request, <CaseView view={view} office={office} state={{ note }} />, refused.status)
  },
})

const assign = defineForm({
  path: deskAssignPath,
  access: 'officer',
  async submit(request, form) {
    const { view, param, call, redirect } = request
    const caseId = param('caseId')
    const t = translator(caseMessages, view.locale)
    const as = form.text('as') === 'person-in-charge' ? 'person-in-charge' : 'officer'
    const officerId = form.text(as)
    const { refused } = await orRefusal(
      call(assignOperation, { caseId, officerId, as, revision: Number(form.text('_revision')) }),
      [caseErrors.caseStale, caseErrors.notAnOfficerHere, invalidInput],
    )
    const office = await call(getOfficeCaseOperation, { caseId })
    const name = office.colleagues.find(({ id }) => id === officerId)?.name ?? ''
    // a form sent twice finds its own work done
    if (!refused || (as === 'officer' ? office.officerId : office.responsibleId) === officerId)
      return redirect(
        deskCasePath.to({ caseId }),
        as === 'officer'
          ? t('assigned', { number: office.number, name })
          : t('nowInCharge', { number: office.number, name }),
      )
    const error = refused.code === invalidInput.code ? t('chooseColleague') : refused.sentence[view.locale]
    return reply(
      request,
      <CaseView view={view} office={office} state={{ assignment: { [as]: error } }} />,
      refused.status,
    )
  },
})

const readFile = definePage({
  path: deskFilePath,
  access: 'officer',
  show: ({ param, file }) => file(readOfficeFileOperation, { caseId: param('caseId'), fileId: param('fileId') }),
})

export const caseRoutes = [show, addNote, leadsToCase(deskNotePath), assign, leadsToCase(deskAssignPath), readFile]
