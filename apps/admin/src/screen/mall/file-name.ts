import type { Mall } from '@antre/domain'
import { textIn } from '@antre/domain'

/** `mal-pelayanan-publik-kota-kupang-v12.json` */
export function fileNameOf(mall: Mall, version: number): string {
  const main = mall.languages[0] ?? 'id'
  const words = `${textIn(mall.name, main)} ${textIn(mall.place, main)}`
  const slug = words
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return `${slug || 'mal'}-v${version}.json`
}
