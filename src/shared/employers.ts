export const employersCalls = {}
