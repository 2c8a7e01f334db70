import { readFileSync } from 'node:fs'
import { buildStyles } from './styles.ts'
import { allIconNames, buildSprite, iconNamesSource } from './icons.ts'
import { buildScript, mapFiles } from './islands.ts'
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
  assets.add('islands.js', await buildScript('index'))
  assets.add('live-form.js', await buildScript('live-form/index'))
  assets.add('suggest.js', await buildScript('suggest/index'))
  assets.add('writing.js', await buildScript('writing/index'))
  assets.add('map.js', await buildScript('map/index'))
  assets.add('maplibre.js', await buildScript('map/libraries'))
  for (const [name, file] of Object.entries(mapFiles)) assets.add(name, withoutMap(readFileSync(file, 'utf8')))
  assets.add('portico.css', await buildStyles(sources, fontNames))
  return assets.output(iconNamesSource(allIconNames()))
}

/** A text without the address of its source map, which is not served. */
function withoutMap(text: string): string {
  return text.replace(/\n\/\/# sourceMappingURL=\S+\s*$/u, '\n')
}
