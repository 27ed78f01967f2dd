import fc from 'fast-check'
import { BreakLine, CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer'
import { expect, test } from 'vitest'
import { CODE_PAGES, type CodePage, letterOf } from '../../src/printer/escpos/code-pages.ts'
import { transliterate } from '../../src/printer/escpos/transliterate.ts'

const PAGES = Object.keys(CODE_PAGES) as CodePage[]

test.each(PAGES)('the letters of %s stand where the encoder puts them', (page) => {
  expect(CODE_PAGES[page].letters).toHaveLength(128)
  const writer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '', breakLine: BreakLine.NONE })
  writer.setCharacterSet(CharacterSet[CODE_PAGES[page].library])
  for (let byte = 0x80; byte <= 0xff; byte += 1) {
    const letter = letterOf(page, byte)
    if (letter === '\ufffd') continue
    writer.clear()
    writer.append(letter)
    expect([...writer.getBuffer()]).toEqual([byte])
  }
})

test.each([
  ['“Beres” – ‘Pasti’…', '"Beres" - \'Pasti\'...'],
  ['Rp 75.000 · café', 'Rp 75.000 · café'],
  ['Şükrü, Łódź, Trần', 'Sükrü, Lódz, Tran'],
  ['10 → 20, ≥ 3, № 7', '10 -> 20, >= 3, No. 7'],
  ['Gratis 🎉 ya', 'Gratis  ya'],
  // Names: of Timor, Java, Bali, and of those who come from elsewhere.
  ['Bpk. Ma’u Bria, Jl. Eltari №3', "Bpk. Ma'u Bria, Jl. Eltari No.3"],
  ['Raden Ajeng Sri Wĕdari, I Gusti Ngurah Rai Ćuk', 'Raden Ajeng Sri Wedari, I Gusti Ngurah Rai Cuk'],
  ['João Fernandes, Conceição, Nuñez, Müller', 'João Fernandes, Conceição, Nuñez, Müller'],
  ['Nguyễn Thị Đào, Ångström, Škoda, Ağaoğlu', 'Nguyen Thi Dào, Ångström, Skoda, Agaoglu'],
  ['ʿAbd al-Raḥmān, Qurʾān', "'Abd al-Rahman, Qur'an"],
  ['Ŋ ŋ Ħ ħ ə ﬁ Ⅳ ½', 'Ng ng H h e fi IV ½'],
  ['‚a‘ ‹b› «c» „d“ 5′ 3″ ―', "'a' 'b' «c» \"d\" 5' 3\" -"],
  ['Ａｎｔｒｅ　１２', 'Antre 12'],
  // Pictures say nothing that the words do not.
  ['Halo 👨‍👩‍👧 👍🏽 🇮🇩 1️⃣ ✔ ★!', 'Halo    1 v *!'],
  // A word in another script becomes one sign.
  ['中文', '?'],
  ['Loket 王小明 dan नमस्ते, สวัสดี', 'Loket ? dan ?, ?'],
  ['Привет, мир', '?, ?'],
  ['a\u0301', 'á'],
  ['\u200bnol\ufefflebar\u00ad', 'nollebar'],
  ['satu\ndua\ttiga\u001b', 'satu dua tiga '],
])('%s becomes %s', (text, expected) => {
  expect(transliterate(text, 'cp858')).toBe(expected)
})

test('the euro sign where the page has it, its name where not', () => {
  expect(PAGES.map((page) => transliterate('€', page))).toEqual(['EUR', 'EUR', '€', '€'])
})

test('a printer trusted with ASCII alone gets nothing else', () => {
  expect(transliterate('Kota Kupang · Beres – déjà vu ─', null)).toBe('Kota Kupang - Beres - deja vu -')
})

const anything = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x24ff }), fc.integer({ min: 0, max: 0x10ffff })))
  .map((points) => String.fromCodePoint(...points))

test('whatever is written, only letters of the page are left', () => {
  fc.assert(
    fc.property(anything, fc.constantFrom<CodePage | null>(...PAGES, null), (text, page) => {
      const isPrintable = (char: string): boolean =>
        /^[\x20-\x7e\u00a0]$/.test(char) || (page !== null && CODE_PAGES[page].letters.includes(char))
      expect([...transliterate(text, page)].filter((char) => !isPrintable(char))).toEqual([])
    }),
  )
})
