export const trashCalls = {}
