import { z } from 'zod'
import { romeDate } from '#kernel/dates.ts'
import {
  annulAct,
  changeAct,
  discardAct,
  loadAct,
  postAct,
  prepareAct,
  preparedActs,
} from '#engines/publications/index.ts'
import type { ActData, BoardAct } from '#engines/publications/index.ts'
import { officer } from '#platform/operations/access.ts'
import { notAllowed, notFound } from '#platform/operations/errors.ts'
import { defineFlow, defineOperation } from '#platform/operations/operation.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { actDateWrong, actIncomplete, actNotAnnullable, actPosted, askedByMissing } from './errors.ts'
import { ActId, ActInput, OfficeAct, showAct } from './schema.ts'

const path = '/office/acts'
const access = officer('office-work')
const purpose = 'transparency'
const mostPrepared = 100

/** Offices in whose name an officer puts acts on the board. */
const ownOffices = ({ memberships }: Pick<OperationScope, 'memberships'>): string[] => [
  ...new Set(memberships.filter(({ role }) => role === 'handler' || role === 'head').map(({ officeId }) => officeId)),
]

/** An act of one's offices; for anybody else it does not exist. Locked where it is about to change. */
export async function ownAct(scope: OperationScope, actId: string, lock = false): Promise<BoardAct> {
  const act = await loadAct(scope.tx, actId, lock)
  if (!act || !ownOffices(scope).includes(act.officeId)) throw notFound.with()
  return act
}

/** An act that may still change. */
export async function preparedAct(scope: OperationScope, actId: string): Promise<BoardAct> {
  const act = await ownAct(scope, actId, true)
  if (act.state !== 'prepared') throw actPosted.with()
  return act
}

function self({ actor }: Pick<OperationScope, 'actor'>): string {
  if (actor.kind !== 'officer') throw notAllowed.with()
  return actor.officerId
}

const filled = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

function dataOf(scope: OperationScope, { title, titleEn, number, askedBy, ...rest }: ActInput): ActData {
  if (!ownOffices(scope).includes(rest.officeId)) throw notFound.with()
  if (rest.date > romeDate(scope.now)) throw actDateWrong.with()
  if (rest.kind === 'other-body' && filled(askedBy) === null) throw askedByMissing.with()
  const en = filled(titleEn)
  return {
    ...rest,
    title: { it: title, ...(en === null ? {} : { en }) },
    number: filled(number),
    askedBy: filled(askedBy),
  }
}

export const listActsOperation = defineOperation({
  id: 'acts.prepared',
  method: 'GET',
  path,
  summary: 'List the acts that one’s offices prepare for the official notice board, newest first',
  access: officer('self'),
  purpose,
  input: z.object({}),
  output: z.object({
    offices: z.array(z.object({ id: z.string(), name: z.string() })).describe('In whose name acts can be posted.'),
    acts: z.array(OfficeAct),
  }),
  errors: [],
  async run(_, scope) {
    const offices = ownOffices(scope)
    const { tenant, locale } = scope
    return {
      offices: tenant.data.offices
        .filter(({ id }) => offices.includes(id))
        .map(({ id, name }) => ({ id, name: name[locale] })),
      acts: (await preparedActs(scope.tx, offices, mostPrepared)).map((act) => showAct(scope, act)),
    }
  },
})

export const getActOperation = defineOperation({
  id: 'acts.get',
  method: 'GET',
  path: `${path}/{actId}`,
  summary: 'Get an act of one’s offices for the official notice board, with its files',
  access,
  purpose,
  input: ActId,
  output: OfficeAct,
  errors: [notFound],
  run: async ({ actId }, scope) => showAct(scope, await ownAct(scope, actId)),
})

export const prepareActOperation = defineOperation({
  id: 'acts.prepare',
  method: 'POST',
  path,
  summary: 'Prepare an act for the official notice board: nobody else reads it before it is posted',
  access,
  purpose,
  status: 201,
  input: ActInput,
  output: ActId,
  errors: [notFound, actDateWrong, askedByMissing],
  async run(input, scope) {
    const data = dataOf(scope, input)
    return { actId: await prepareAct(scope.tx, data, { officerId: self(scope), now: scope.now }) }
  },
})

export const changeActOperation = defineOperation({
  id: 'acts.change',
  method: 'PUT',
  path: `${path}/{actId}`,
  summary: 'Change what is said of an act that is not posted yet',
  access,
  purpose,
  status: 204,
  input: ActInput.extend(ActId.shape),
  output: z.null(),
  errors: [notFound, actPosted, actDateWrong, askedByMissing],
  async run({ actId, ...input }, scope) {
    await preparedAct(scope, actId)
    await changeAct(scope.tx, actId, dataOf(scope, input))
    return null
  },
})

export const discardActOperation = defineFlow({
  id: 'acts.discard',
  method: 'DELETE',
  path: `${path}/{actId}`,
  summary: 'Throw away an act that is not posted yet, with its files',
  access,
  purpose,
  status: 204,
  input: ActId,
  output: z.null(),
  errors: [notFound, actPosted],
  async steps({ actId }, { transaction, ports, tenant }) {
    await transaction(async (scope) => {
      await preparedAct(scope, actId)
      await discardAct(scope.tx, actId)
    })
    // without its key nobody reads a file, wherever a copy lies
    await ports.files.destroyKey({ tenant: tenant.id, keyId: actId })
    return null
  },
})

export const postActOperation = defineOperation({
  id: 'acts.post',
  method: 'POST',
  path: `${path}/{actId}/posting`,
  summary: 'Put an act on the official notice board from today on, under the next number of the register',
  access,
  purpose,
  input: ActId,
  output: z.object({ year: z.number().int(), number: z.number().int() }),
  errors: [notFound, actPosted, actIncomplete],
  async run({ actId }, scope) {
    const act = await preparedAct(scope, actId)
    if (act.files.length === 0) throw actIncomplete.with()
    await postAct(scope.tx, act, scope.now)
    const { notice } = await ownAct(scope, actId)
    if (!notice) throw new Error('an act was posted and has no number')
    return { year: notice.year, number: notice.number }
  },
})

export const annulActOperation = defineOperation({
  id: 'acts.annul',
  method: 'POST',
  path: `${path}/{actId}/annulment`,
  summary: 'Take an act off the official notice board before its time, and say why: its number stays taken',
  access,
  purpose,
  status: 204,
  input: ActId.extend({ why: z.string().trim().min(1).max(500).describe('Told to whoever asks for the act.') }),
  output: z.null(),
  errors: [notFound, actNotAnnullable],
  async run({ actId, why }, scope) {
    const act = await ownAct(scope, actId, true)
    if (act.state !== 'posted' || !act.notice || act.notice.lastDay < romeDate(scope.now)) throw actNotAnnullable.with()
    await annulAct(scope.tx, actId, { why, officerId: self(scope), now: scope.now })
    return null
  },
})
