export const importExportCalls = {}
