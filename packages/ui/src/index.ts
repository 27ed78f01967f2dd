export * from '@antre/i18n'
export { AGENCY_ICONS, AgencyIcon } from './parts/agency-icon.tsx'
export { Band } from './parts/band.tsx'
export { KeyEntry } from './parts/key-entry.tsx'
export { LinkBadge, StaleVeil } from './parts/link-badge.tsx'
export { NumberText } from './parts/number-text.tsx'
export { TopBar, type TopBarProps } from './parts/top-bar.tsx'
export { startRememberedI18n } from './remembered-language.ts'
export { API } from './store/address.ts'
export { type FollowPorts, followPrint, type PrintOutcome } from './store/follow-print.ts'
export { confirmHeard, needsAnEar } from './store/hear.ts'
export { useNow } from './store/now.ts'
export { read } from './store/read.ts'
export { type Answer, newKey, readProblem, type SendOptions, send } from './store/send.ts'
export { signIn } from './store/sign-in.ts'
export type { EventStream, OpenStream } from './store/source.ts'
export { needsKey, useReason } from './store/use-reason.ts'
export {
  createViewStore,
  type Link,
  useViewStore,
  type ViewState,
  type ViewStore,
  type ViewStoreOptions,
} from './store/view-store.ts'
export {
  type AppNamespace,
  startI18n,
  useLanguage,
  usePrintFailure,
  useText,
  useTranslation,
} from './text.ts'
