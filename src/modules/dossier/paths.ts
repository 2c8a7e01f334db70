import { definePath } from '#platform/http/paths.ts'

export const dossierPath = definePath('/area-personale')
export const casesPath = definePath('/area-personale/pratiche')
export const casePath = definePath('/area-personale/pratiche/{caseId}')
export const caseActionPath = definePath('/area-personale/pratiche/{caseId}/azioni/{actionId}')
export const documentPath = definePath('/area-personale/pratiche/{caseId}/documenti/{documentId}')
export const filePath = definePath('/area-personale/pratiche/{caseId}/file/{fileId}')
export const appointmentsPath = definePath('/area-personale/appuntamenti')
export const messagesPath = definePath('/area-personale/messaggi')
export const profilePath = definePath('/area-personale/profilo')
export const accessesPath = definePath('/area-personale/accessi')
export const dataPath = definePath('/area-personale/i-miei-dati')
export const dataDownloadPath = definePath('/area-personale/i-miei-dati/copia')
export const dataErasurePath = definePath('/area-personale/i-miei-dati/cancellazione')
export const paymentPath = definePath('/area-personale/pratiche/{caseId}/pagamenti/{paymentId}')
/** Where the form of an action with files is sent: its body is read as it comes. */
export const caseActionFilesPath = definePath('/area-personale/pratiche/{caseId}/azioni/{actionId}/con-allegati')

/** Parameter of the case's address, right after the application was sent. */
export const sentParameter = 'inviata'
