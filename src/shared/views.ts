export const viewsCalls = {}
