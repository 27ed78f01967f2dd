/** The stations that are packaged as applications. The admin console lives in a browser, the master in a service. */
export const PACKAGED = ['kiosk', 'counter', 'display'] as const
export type PackagedApp = (typeof PACKAGED)[number]

/** What an application is called where programs are listed. */
export const PRODUCT_NAMES: Readonly<Record<PackagedApp, string>> = {
  kiosk: 'Antre Kiosk',
  counter: 'Antre Loket',
  display: 'Antre Layar',
}
