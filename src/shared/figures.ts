export const figuresCalls = {}
