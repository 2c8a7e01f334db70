import { definePath } from '#platform/http/paths.ts'

export { applyPath, servicesPath } from '#engines/cases/index.ts'

export const servicePath = definePath('/servizi/{serviceId}')
export const simulatePath = definePath('/servizi/{serviceId}/simula')
export const procedurePath = definePath('/servizi/{serviceId}/procedura')
export const applyStepPath = definePath('/servizi/{serviceId}/richiesta/{step}')
export const applyPagePath = definePath('/servizi/{serviceId}/richiesta/pagine/{step}')
export const applyFilePath = definePath('/servizi/{serviceId}/richiesta/allegati/{slot}')
export const applyFileRemovePath = definePath('/servizi/{serviceId}/richiesta/allegati/{slot}/{fileId}/eliminazione')
export const applyDiscardPath = definePath('/servizi/{serviceId}/richiesta/bozza/eliminazione')
export const managePath = definePath('/ufficio/servizi')
export const proposalPath = definePath('/ufficio/servizi/proposte/{proposalId}')
export const decisionPath = definePath('/ufficio/servizi/proposte/{proposalId}/decisione')
export const cancellationPath = definePath('/ufficio/servizi/proposte/{proposalId}/annullamento')
export const editPath = definePath('/ufficio/servizi/{serviceId}/modifica')
export const previewPath = definePath('/ufficio/servizi/{serviceId}/modifica/anteprima')
export const proposeEditsPath = definePath('/ufficio/servizi/{serviceId}/modifica/proposta')
export const withdrawalPath = definePath('/ufficio/servizi/{serviceId}/ritiro')
