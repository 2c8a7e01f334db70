import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const designSystem = `${root}node_modules/bootstrap-italia/`
export const outputFolder = `${root}public/assets/`
export const iconNamesFile = `${root}src/ui/icon-names.gen.ts`
