export { type AnnouncementRequest, announcement } from './announcement.ts'
export { CHIME, type ClipId, plainTake, type Tone } from './clips.ts'
export type { Announcement, Spoken } from './compose.ts'
export { type UnsaidName, unsaidNames } from './counter-names.ts'
export type { KnownClips } from './names.ts'
export {
  callsToSpeak,
  needsSpeech,
  type Silence,
  type SpeakableCall,
  STALE_AFTER_MS,
  silenceOf,
} from './needs-speech.ts'
export { type NoticeRequest, noticeAnnouncement, noticeText } from './notices.ts'
export { LARGEST_SPOKEN, type NumberStyle, spokenDigits, spokenNumber } from './numbers.ts'
export { type NamedCounters, recordingList, recordingTable, type Take } from './recording-list.ts'
export { clipsOf, readVoice, type Voice, type VoiceClip } from './voice.ts'
