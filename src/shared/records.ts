export const recordsCalls = {}
