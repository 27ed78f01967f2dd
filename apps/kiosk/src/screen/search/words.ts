/** Lower case, without accents and punctuation: "e-KTP (hilang)" → `e ktp hilang`. */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
}

export function wordsOf(text: string): readonly string[] {
  const plain = normalise(text)
  return plain === '' ? [] : plain.split(' ')
}

/** Said with any wish, and so saying nothing about which: "saya mau mengurus …", "I want to get a …". */
const EMPTY_WORDS = new Set(
  wordsOf(`saya aku kami kita mau ingin hendak mohon tolong minta bisa boleh perlu butuh urus mengurus ngurus pengurusan
    bagaimana gimana cara untuk buat bikin membuat yang di ke dari dan atau dengan punya ada sudah belum soal tentang
    layanan pelayanan surat pak bu dong ya nih i we want need to get a an the my of for how do make please with and or
    service about would like`),
)

/** What distinguishes: without the empty words, unless nothing else was said. */
export function tellingWords(text: string): readonly string[] {
  const words = wordsOf(text)
  const telling = words.filter((word) => !EMPTY_WORDS.has(word))
  return telling.length > 0 ? telling : words
}

const SUFFIX = /(nya|lah|kah|kan|an|i)$/
const PREFIX = /^(meng|mem|men|me|peng|pem|pen|pe|ber|ter|di|ke)/
const SHORTEST_STEM = 4

/**
 * The word and its likely stems: "kehilangan" → hilang, "memperpanjang" → perpanjang. Indonesian affixes only, cut
 * blindly: a wrong stem matches nothing, so it costs nothing.
 */
export function formsOf(word: string): readonly string[] {
  const bare = word.replace(SUFFIX, '')
  const forms = [word, bare, word.replace(PREFIX, ''), bare.replace(PREFIX, '')]
  return [...new Set(forms.filter((form) => form === word || form.length >= SHORTEST_STEM))]
}
