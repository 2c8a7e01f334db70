import { definePath } from '#platform/http/paths.ts'

export const dossierPath = definePath('/area-personale')
export const casesPath = definePath('/area-personale/pratiche')
export const casePath = definePath('/area-personale/pratiche/{caseId}')
export const caseActionPath = definePath('/area-personale/pratiche/{caseId}/azioni/{actionId}')
export const documentPath = definePath('/area-personale/pratiche/{caseId}/documenti/{documentId}')
export const filePath = definePath('/area-personale/pratiche/{caseId}/file/{fileId}')
export const messagesPath = definePath('/area-personale/messaggi')
export const profilePath = definePath('/area-personale/profilo')
export const accessesPath = definePath('/area-personale/accessi')
