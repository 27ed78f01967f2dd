/**
 * Words that espeak-ng 1.51 reads wrongly, in its phoneme notation, by language. Indonesian writes two sounds as "e":
 * espeak-ng takes the open one wherever the stress falls, so that "empat", "enam" and "belas" sound foreign.
 * Pronunciation after Kamus Besar Bahasa Indonesia.
 */
const PRONOUNCED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  id: {
    empat: "@mp'at",
    enam: "@n'am",
    belas: "b@l'as",
    sebelas: "s@b@l'as",
    loket: "l'okEt",
    pemegang: "p@m@g'aN",
    tetap: "t@t'ap",
    selesai: "s@l@s'aI",
    sedang: "s@d'aN",
    sebentar: "s@b@nt'aR",
    sistem: "s'istEm",
    dengan: "d@N'an",
    tenang: "t@n'aN",
    gedung: "g@d'uN",
    terdekat: "t@Rd@k'at",
    kecil: "k@tS'il",
    pengeras: "p@N@R'as",
  },
  // "close" the verb, and the letters of "AM": espeak-ng reads the adjective, and "am".
  en: {
    close: "kl'oUz",
    AM: ",eI'Em",
  },
}

/** The text with the words that need it in phonemes: "dua belas" → "dua [[b@l'as]]". */
export function pronounced(text: string, language: string): string {
  const known = PRONOUNCED[language] ?? {}
  return text
    .split(' ')
    .map((word) => (known[word] === undefined ? word : `[[${known[word]}]]`))
    .join(' ')
}
