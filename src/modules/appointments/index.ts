import { defineModule } from '#ui/web/module.ts'
import { appointmentMail } from './mail.ts'
import {
  addOpeningOperation,
  affectedOperation,
  changeRulesOperation,
  closeOperation,
  manageCalendarsOperation,
  openExtraOperation,
  removeExceptionOperation,
  removeOpeningOperation,
} from './calendar-operations.ts'
import { attendOperation, counterDayOperation } from './counter-operations.ts'
import { askCancel, booked, cancel, file } from './pages/booked.tsx'
import { choose, hold } from './pages/choose.tsx'
import { calendar } from './pages/office/calendar.tsx'
import { calendars } from './pages/office/calendars.tsx'
import { changeCalendar } from './pages/office/change-calendar.tsx'
import { confirmClosing } from './pages/office/closing.tsx'
import { attend, counterDay } from './pages/office/day.tsx'
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
    counterDayOperation,
    attendOperation,
    manageCalendarsOperation,
    changeRulesOperation,
    addOpeningOperation,
    removeOpeningOperation,
    openExtraOperation,
    removeExceptionOperation,
    affectedOperation,
    closeOperation,
  ],
  routes: [
    choose,
    hold,
    details,
    saveDetails,
    summary,
    confirm,
    time,
    changeTime,
    askCancel,
    cancel,
    file,
    booked,
    counterDay,
    attend,
    calendars,
    calendar,
    changeCalendar,
    confirmClosing,
  ],
})
export const appointmentJobs = [appointmentMail]
export { listAppointmentsOperation } from './public-operations.ts'
export { appointmentsMenu } from './menu.ts'
export { sayWhen } from './pages/when.ts'
export { appointmentWords } from './messages.ts'
