export { type Announcement, type AnnouncementRequest, announcement, type Spoken } from './announcement.ts'
export { CHIME, type ClipId, type Tone } from './clips.ts'
export type { KnownClips } from './names.ts'
export {
  callsToSpeak,
  needsSpeech,
  type Silence,
  type SpeakableCall,
  STALE_AFTER_MS,
  silenceOf,
} from './needs-speech.ts'
export { LARGEST_SPOKEN, type NumberStyle, spokenDigits, spokenNumber } from './numbers.ts'
export { type NamedCounters, recordingList, type Take } from './recording-list.ts'
export { clipsOf, readVoice, type Voice, type VoiceClip } from './voice.ts'
