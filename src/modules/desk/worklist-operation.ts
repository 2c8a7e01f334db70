import { z } from 'zod'
import { daysBetween, romeDate } from '#kernel/dates.ts'
import { caseHead, casesToSign, loadCases, officerNames, owedBy, registryMessages } from '#engines/cases/index.ts'
import { officer } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import { applicantNames } from './describe.ts'
import { worklists, WorklistRow } from './schema.ts'
import { purpose, self } from './scope.ts'
import { readWorklist } from './worklist.ts'

export const worklistOperation = defineOperation({
  id: 'desk.worklist',
  method: 'GET',
  path: '/office/cases',
  summary: 'List the cases of one’s offices by legal risk',
  access: officer('self'),
  purpose,
  input: z.object({
    list: z.enum(worklists).default('all'),
    after: z.uuid().optional().describe('Last case of the page before.'),
  }),
  output: z.object({
    rows: z.array(WorklistRow),
    next: z.uuid().nullable(),
    registryMessages: z
      .int()
      .nullable()
      .describe('How many messages of the national registry wait for these offices; null where none are for them.'),
  }),
  errors: [],
  async run({ list, after }, scope) {
    const { tx, tenant, locale, now } = scope
    const { ids, next } = await readWorklist(scope, list, after)
    const records = await loadCases(tx, ids)
    const toSign = await casesToSign(tx, ids)
    await scope.recordAccess(records.map(({ applicantId, id }) => ({ personId: applicantId, caseId: id })))
    const applicants = await applicantNames(
      scope,
      records.map(({ applicantId }) => applicantId),
    )
    const names = await officerNames(
      tx,
      records.flatMap(({ state }) => [state.officerId, state.responsibleId]),
    )
    const mine = scope.memberships.map(({ officeId }) => officeId)
    const rows = records.map((record) => {
      const head = caseHead(tenant, record, locale, now, names)
      // whoever owes an opinion goes by its day, which is not that of the case
      const owed =
        list === 'opinions' ? owedBy(record.version.pack.definition, record.state, tenant.data, mine, now) : null
      return {
        id: record.id,
        number: record.number,
        title: head.title,
        applicant: applicants.get(record.applicantId) ?? '',
        stateName: head.stateName,
        stateKind: head.stateKind,
        receivedOn: head.receivedOn,
        due: owed ?? head.due,
        daysLeft: owed
          ? daysBetween(romeDate(now), owed)
          : (head.clocks.find(({ due }) => due === head.due)?.daysLeft ?? null),
        officer: head.officer,
        office: head.office,
        toSign: toSign.has(record.id) && record.state.responsibleId === self(scope),
      }
    })
    return { rows, next, registryMessages: await registryMessages.countMessages(scope) }
  },
})
