import { readFileSync } from 'node:fs'
import { buildStyles } from './styles.ts'
import { allIconNames, buildSprite, iconNamesSource } from './icons.ts'
import { buildIslands } from './islands.ts'
import { fonts } from './fonts.ts'
import { AssetSet, type Output } from './output.ts'
import { readSources } from './sources.ts'
import { root } from './paths.ts'

const art = ['icon.svg', 'crest.svg', 'europe.svg']

export async function buildAll(): Promise<Output> {
  const sources = readSources()
  const assets = new AssetSet()
  const fontNames = new Map(fonts.map(({ name, file }) => [name, assets.add(name, readFileSync(file))]))
  for (const name of art) assets.add(name, readFileSync(`${root}src/ui/art/${name}`))
  assets.add('sprite.svg', buildSprite(sources))
  assets.add('islands.js', await buildIslands('index.ts'))
  assets.add('live-form.js', await buildIslands('live-form/index.ts'))
  assets.add('street.js', await buildIslands('street/index.ts'))
  assets.add('portico.css', await buildStyles(sources, fontNames))
  return assets.output(iconNamesSource(allIconNames()))
}
