const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('bare', {
  echo: (/** @type {unknown} */ value) => ipcRenderer.invoke('echo', value),
})
