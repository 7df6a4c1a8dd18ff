// The opening word is drawn before anything else of the page is asked for: the app's scripts and style sheets would take the
// computer from what draws it. A frame that never comes, as in a window that nobody sees, keeps the app for a moment only.
const LONGEST_WAIT_MS = 500

const begin = () => void import('./main')

// Called before the first frame is drawn; a timer set there comes after it.
requestAnimationFrame(() => setTimeout(begin))
setTimeout(begin, LONGEST_WAIT_MS)
