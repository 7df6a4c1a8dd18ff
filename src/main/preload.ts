import { contextBridge, ipcRenderer } from 'electron'

// The whole bridge: what may be called and heard is declared in shared/contract.ts and checked in main.
contextBridge.exposeInMainWorld('greenroom', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('greenroom:call', name, input),
  on: (name: string, listener: (payload: unknown) => void): (() => void) => {
    // The event object would hand the page a sender, so only the payload is passed on.
    const heard = (_event: unknown, heardName: string, payload: unknown) => {
      if (heardName === name) listener(payload)
    }
    ipcRenderer.on('greenroom:event', heard)
    return () => {
      ipcRenderer.off('greenroom:event', heard)
    }
  },
})
