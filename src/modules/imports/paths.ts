import { definePath } from '#platform/http/paths.ts'

export const importsPath = definePath('/redazione/importazioni')
export const importPath = definePath('/redazione/importazioni/{importId}')
export const startImportPath = definePath('/redazione/importazioni/{importId}/comincia')
export const stopImportPath = definePath('/redazione/importazioni/{importId}/ferma')
export const resumeImportPath = definePath('/redazione/importazioni/{importId}/riprendi')
export const discardImportPath = definePath('/redazione/importazioni/{importId}/elimina')
export const importItemsPath = definePath('/redazione/importazioni/{importId}/elementi')
export const importReportPath = definePath('/redazione/importazioni/{importId}/rapporto.csv')
