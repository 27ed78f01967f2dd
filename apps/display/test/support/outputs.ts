/** Runs in the page: its browser lists one sound output, whatever this machine has. */
export function giveOutputs(): void {
  const output = { kind: 'audiooutput', deviceId: '', groupId: '', label: '' }
  Object.assign(navigator.mediaDevices, { enumerateDevices: async () => [output] })
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
}

/** Runs in the page: the sound output is gone. */
export function takeOutputs(): void {
  Object.assign(navigator.mediaDevices, { enumerateDevices: async () => [] })
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
}
