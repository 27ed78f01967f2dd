import type { Tone } from './clips.ts'

/** A piece of a template's breath: words of its own, or a place that a value fills. */
export type Part =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'place'; readonly name: string }

/** What is said in one breath, and the mark after it. */
export interface Breath {
  readonly parts: readonly Part[]
  readonly stop: 'comma' | 'sentence'
}

/** Words of a template as one take: "semua loket tutup dalam", with the tone that its place asks for. */
export interface WordsTake {
  readonly text: string
  readonly tone: Tone
}

/**
 * A template of the locale file, taken apart. A comma ends a breath, a full stop a sentence; so neither stands in an
 * abbreviation. `{{name}}` is a place. Sentences are spoken without their capital: "Ini uji" → "ini uji".
 */
export function breathsOf(template: string): readonly Breath[] {
  return template.split(/(?<=[.,])\s+/).flatMap((text, at, all): Breath[] => {
    const stop = text.endsWith(',') ? 'comma' : 'sentence'
    const begins = at === 0 || (all[at - 1]?.endsWith('.') ?? false)
    const bare = text.replace(/[.,]$/, '')
    const parts = partsOf(begins ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare)
    return parts.length === 0 ? [] : [{ parts, stop }]
  })
}

/** The words of a template that have to be recorded. */
export function wordsTakesOf(template: string): readonly WordsTake[] {
  return breathsOf(template).flatMap(({ parts, stop }) =>
    parts.flatMap((part, at): WordsTake[] => {
      if (part.kind === 'place') return []
      const tone: Tone = at < parts.length - 1 ? 'middle' : stop === 'comma' ? 'comma' : 'end'
      return [{ text: part.text, tone }]
    }),
  )
}

/** The template as it is read: places filled, capitals and marks kept. */
export function filled(template: string, fill: (name: string) => string): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => fill(name))
}

function partsOf(text: string): readonly Part[] {
  return text.split(/(\{\{\w+\}\})/).flatMap((piece): Part[] => {
    const name = /^\{\{(\w+)\}\}$/.exec(piece)?.[1]
    if (name !== undefined) return [{ kind: 'place', name }]
    return piece.trim() === '' ? [] : [{ kind: 'words', text: piece.trim() }]
  })
}
