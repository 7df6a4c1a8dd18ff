import { systemPreferences } from 'electron'

/** Asks whether the page may have the microphone now; nobody may before a practice is open. */
let mayListen: () => boolean = () => false

/** Says who decides about the microphone from now on; without an answer nobody gets it. */
export function guardMicrophone(decide: () => boolean = () => false): void {
  mayListen = decide
}

/** Whether the page of the practice may have the microphone at this moment. */
export const isMicrophoneOpen = (): boolean => mayListen()

/** Asks the operating system for the microphone, where it keeps one from programs; false when it or its owner refuses. */
export async function askSystemForMicrophone(): Promise<boolean> {
  if (process.platform === 'darwin') return systemPreferences.askForMediaAccess('microphone')
  if (process.platform !== 'win32') return true
  return systemPreferences.getMediaAccessStatus('microphone') !== 'denied'
}
