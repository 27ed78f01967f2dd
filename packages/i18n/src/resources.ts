import enAdmin from './locales/en/admin.json' with { type: 'json' }
import enCommon from './locales/en/common.json' with { type: 'json' }
import enCounter from './locales/en/counter.json' with { type: 'json' }
import enDisplay from './locales/en/display.json' with { type: 'json' }
import enDock from './locales/en/dock.json' with { type: 'json' }
import enKiosk from './locales/en/kiosk.json' with { type: 'json' }
import enReceipt from './locales/en/receipt.json' with { type: 'json' }
import enSpeech from './locales/en/speech.json' with { type: 'json' }
import idAdmin from './locales/id/admin.json' with { type: 'json' }
import idCommon from './locales/id/common.json' with { type: 'json' }
import idCounter from './locales/id/counter.json' with { type: 'json' }
import idDisplay from './locales/id/display.json' with { type: 'json' }
import idDock from './locales/id/dock.json' with { type: 'json' }
import idKiosk from './locales/id/kiosk.json' with { type: 'json' }
import idReceipt from './locales/id/receipt.json' with { type: 'json' }
import idSpeech from './locales/id/speech.json' with { type: 'json' }

/** The Indonesian texts: every other language has the same keys. */
export const indonesian = {
  common: idCommon,
  kiosk: idKiosk,
  counter: idCounter,
  display: idDisplay,
  admin: idAdmin,
  receipt: idReceipt,
  speech: idSpeech,
  dock: idDock,
}

export type Namespace = keyof typeof indonesian

/** Texts by language and namespace, imported statically so that a bundle needs no network. */
export const resources = {
  id: indonesian,
  en: {
    common: enCommon,
    kiosk: enKiosk,
    counter: enCounter,
    display: enDisplay,
    admin: enAdmin,
    receipt: enReceipt,
    speech: enSpeech,
    dock: enDock,
  },
} as const

export const NAMESPACES = Object.keys(indonesian) as readonly Namespace[]
