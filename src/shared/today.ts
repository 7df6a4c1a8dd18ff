export const todayCalls = {}
