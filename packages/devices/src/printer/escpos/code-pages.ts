/**
 * Letters above ASCII that printers have, by code page: the character at position i has the byte 128 + i.
 * Source: the mappings of Unicode (VENDORS/MICSFT), page numbers from Epson's ESC t.
 */
const DRAWING_437 = '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀'
const LATIN_437 = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ'
const LATIN_850 = `${LATIN_437}ø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ`
const REST_850 = 'ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

/** `library` is the name node-thermal-printer has for it, `number` the n of `ESC t n`. */
export const CODE_PAGES = {
  cp437: {
    library: 'PC437_USA',
    number: 0,
    letters: `${LATIN_437}¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»${DRAWING_437}αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0`,
  },
  cp850: { library: 'PC850_MULTILINGUAL', number: 2, letters: `${LATIN_850}ı${REST_850}` },
  cp1252: {
    library: 'WPC1252',
    number: 16,
    letters:
      '€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿' +
      'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  },
  cp858: { library: 'PC858_EURO', number: 19, letters: `${LATIN_850}€${REST_850}` },
} as const

export type CodePage = keyof typeof CODE_PAGES

/** The character a printer shows for a byte; `�` where the page has none. */
export function letterOf(page: CodePage, byte: number): string {
  if (byte < 0x80) return String.fromCharCode(byte)
  const letter = CODE_PAGES[page].letters[byte - 0x80]
  return letter === undefined || letter === '\u0000' ? '\ufffd' : letter
}

/** The page that `ESC t n` selects; null for one not in the table. */
export function codePageOf(number: number): CodePage | null {
  const names = Object.keys(CODE_PAGES) as CodePage[]
  return names.find((name) => CODE_PAGES[name].number === number) ?? null
}
