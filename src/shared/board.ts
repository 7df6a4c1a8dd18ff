export const boardCalls = {}
