import { defineModule } from '#ui/web/module.ts'
import { appointmentMail } from './mail.ts'
import { askCancel, booked, cancel, file } from './pages/booked.tsx'
import { choose, hold } from './pages/choose.tsx'
import { details, saveDetails } from './pages/details.tsx'
import { confirm, summary } from './pages/summary.tsx'
import { changeTime, time } from './pages/time.tsx'
import {
  bookOperation,
  cancelOperation,
  describeHolderOperation,
  getAppointmentOperation,
  holdOperation,
  listAppointmentsOperation,
  listCalendarsOperation,
  listSlotsOperation,
  moveOperation,
} from './public-operations.ts'

export const appointments = defineModule({
  name: 'appointments',
  operations: [
    listCalendarsOperation,
    listSlotsOperation,
    holdOperation,
    getAppointmentOperation,
    describeHolderOperation,
    bookOperation,
    moveOperation,
    cancelOperation,
    listAppointmentsOperation,
  ],
  routes: [choose, hold, details, saveDetails, summary, confirm, time, changeTime, askCancel, cancel, file, booked],
})
export const appointmentJobs = [appointmentMail]
export { listAppointmentsOperation } from './public-operations.ts'
