export const followUpsCalls = {}
