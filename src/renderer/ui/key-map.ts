/** Where a key counts. `anywhere` holds on every screen; a key means one thing on a screen. */
export type KeyScreen =
  | 'anywhere'
  | 'today'
  | 'clients'
  | 'client'
  | 'board'
  | 'calendar'
  | 'employers'
  | 'employer'
  | 'figures'
  | 'trash'
  | 'import'
  | 'letters'
  | 'letter'
  | 'outbox'
  | 'publish'
  | 'advice'
  | 'ledger'
  | 'sessionReport'
  | 'questionBank'
  | 'mockSessions'
  | 'mockSession'
  | 'help'
  | 'log'
  | 'debrief'
  | 'answers'

type KeyEntry = { readonly keys: readonly string[]; readonly on: readonly KeyScreen[] }

/**
 * Every key of the app. `mod` is Ctrl, on a Mac Cmd. A bare letter acts outside text fields unless the coach has
 * switched it off; the same letter with Alt acts everywhere. The first of several keys is the one that is printed.
 */
export const keyMap = {
  goToday: { keys: ['mod+1'], on: ['anywhere'] },
  goClients: { keys: ['mod+2'], on: ['anywhere'] },
  goBoard: { keys: ['mod+3'], on: ['anywhere'] },
  goCalendar: { keys: ['mod+4'], on: ['anywhere'] },
  goEmployers: { keys: ['mod+5'], on: ['anywhere'] },
  goLetters: { keys: ['mod+6'], on: ['anywhere'] },
  goAdvice: { keys: ['mod+7'], on: ['anywhere'] },
  goFigures: { keys: ['mod+8'], on: ['anywhere'] },
  goOutbox: { keys: ['mod+shift+o'], on: ['anywhere'] },
  goQuestionBank: { keys: ['mod+shift+b'], on: ['anywhere'] },
  goMockSessions: { keys: ['mod+shift+s'], on: ['anywhere'] },
  goSettings: { keys: ['mod+9'], on: ['anywhere'] },
  goHelp: { keys: ['F1'], on: ['anywhere'] },
  takeTour: { keys: ['shift+F1'], on: ['anywhere'] },
  showPalette: { keys: ['mod+k'], on: ['anywhere'] },
  showKeys: { keys: ['?'], on: ['anywhere'] },
  undo: { keys: ['z'], on: ['anywhere'] },
  lock: { keys: ['mod+l'], on: ['anywhere'] },
  present: { keys: ['mod+shift+l'], on: ['anywhere'] },
  back: {
    keys: ['Escape'],
    on: [
      'client',
      'employer',
      'letter',
      'outbox',
      'ledger',
      'publish',
      'answers',
      'sessionReport',
      'debrief',
      'help',
      'log',
    ],
  },

  nextRow: {
    keys: ['j', 'ArrowDown'],
    on: [
      'today',
      'clients',
      'board',
      'calendar',
      'employers',
      'employer',
      'letters',
      'outbox',
      'advice',
      'ledger',
      'trash',
      'questionBank',
      'mockSessions',
      'help',
      'answers',
    ],
  },
  previousRow: {
    keys: ['k', 'ArrowUp'],
    on: [
      'today',
      'clients',
      'board',
      'calendar',
      'employers',
      'employer',
      'letters',
      'outbox',
      'advice',
      'ledger',
      'trash',
      'questionBank',
      'mockSessions',
      'help',
      'answers',
    ],
  },
  openRow: {
    keys: ['Enter'],
    on: [
      'clients',
      'board',
      'calendar',
      'employers',
      'employer',
      'letters',
      'outbox',
      'advice',
      'mockSessions',
    ],
  },
  find: {
    keys: ['/'],
    on: [
      'clients',
      'board',
      'employers',
      'letters',
      'letter',
      'advice',
      'trash',
      'questionBank',
      'help',
      'log',
    ],
  },
  newClient: { keys: ['n'], on: ['clients'] },
  newEmployer: { keys: ['n'], on: ['employers'] },
  newPerson: { keys: ['n'], on: ['employer'] },
  editEmployer: { keys: ['i'], on: ['employer'] },
  mergeEmployer: { keys: ['m'], on: ['employer'] },
  removeLetter: { keys: ['Delete'], on: ['letters'] },
  restoreRemoved: { keys: ['r'], on: ['trash'] },
  eraseRemoved: { keys: ['Delete'], on: ['trash'] },

  selectRow: { keys: [' '], on: ['clients', 'trash'] },
  selectDown: { keys: ['shift+ArrowDown'], on: ['clients'] },
  selectUp: { keys: ['shift+ArrowUp'], on: ['clients'] },
  selectAll: { keys: ['mod+a'], on: ['clients'] },
  clearSelection: { keys: ['Escape'], on: ['clients', 'trash'] },
  editCell: { keys: ['F2'], on: ['clients'] },
  draftLetters: { keys: ['l'], on: ['clients'] },
  tagClients: { keys: ['t'], on: ['clients'] },
  stateOfClients: { keys: ['s'], on: ['clients'] },
  archiveClients: { keys: ['e'], on: ['clients'] },
  mergeClients: { keys: ['m'], on: ['clients'] },
  removeClients: { keys: ['Delete'], on: ['clients'] },
  openViews: { keys: ['v'], on: ['clients'] },
  moveColumnLeft: { keys: ['alt+ArrowLeft'], on: ['clients'] },
  moveColumnRight: { keys: ['alt+ArrowRight'], on: ['clients'] },
  narrowColumn: { keys: ['alt+shift+ArrowLeft'], on: ['clients'] },
  widenColumn: { keys: ['alt+shift+ArrowRight'], on: ['clients'] },

  nextColumn: { keys: ['ArrowRight'], on: ['board'] },
  previousColumn: { keys: ['ArrowLeft'], on: ['board'] },
  moveCard: { keys: ['m'], on: ['board'] },
  moveCardOn: { keys: ['mod+ArrowRight'], on: ['board'] },
  moveCardBack: { keys: ['mod+ArrowLeft'], on: ['board'] },

  nextDay: { keys: ['ArrowRight'], on: ['calendar'] },
  previousDay: { keys: ['ArrowLeft'], on: ['calendar'] },
  nextSpan: { keys: ['PageDown'], on: ['calendar'] },
  previousSpan: { keys: ['PageUp'], on: ['calendar'] },
  showToday: { keys: ['t'], on: ['calendar'] },
  showWeek: { keys: ['w'], on: ['calendar'] },
  backToGrid: { keys: ['Escape'], on: ['calendar'] },

  enterLine: { keys: ['Enter'], on: ['today'] },
  openCase: { keys: ['o'], on: ['today'] },
  stepDone: { keys: ['e'], on: ['today'] },
  stepLater: { keys: ['l'], on: ['today'] },
  stepAside: { keys: ['x'], on: ['today'] },

  nextClient: { keys: ['j'], on: ['client'] },
  previousClient: { keys: ['k'], on: ['client'] },
  draftLetter: { keys: ['d'], on: ['today', 'client', 'sessionReport'] },
  addQuestion: { keys: ['q'], on: ['client'] },
  addOpportunity: { keys: ['o'], on: ['client'] },
  addRound: { keys: ['r'], on: ['client'] },
  addEvent: { keys: ['e'], on: ['client'] },
  addEnding: { keys: ['x'], on: ['client', 'board'] },
  addPromise: { keys: ['p'], on: ['client', 'debrief'] },
  settlePromise: { keys: ['a'], on: ['client'] },
  logContact: { keys: ['c'], on: ['client'] },
  writeNote: { keys: ['w'], on: ['client'] },
  addAppointment: { keys: ['m'], on: ['client'] },
  attachDocument: { keys: ['f'], on: ['client'] },
  closeOut: { keys: ['l'], on: ['client'] },
  showKind: { keys: ['/'], on: ['client'] },
  editClient: { keys: ['i'], on: ['client'] },

  addAdvice: {
    keys: ['alt+1', 'alt+2', 'alt+3', 'alt+4', 'alt+5', 'alt+6', 'alt+7', 'alt+8', 'alt+9'],
    on: ['letter'],
  },
  fillField: { keys: ['F8'], on: ['letter'] },
  nextFinding: { keys: ['F9'], on: ['letter'] },
  copyWording: { keys: ['F7'], on: ['letter'] },
  exportPdf: { keys: ['mod+e'], on: ['letter'] },
  copyLetter: { keys: ['mod+shift+c'], on: ['letter'] },
  sendLetter: { keys: ['mod+shift+e'], on: ['letter'] },
  makeTemplate: { keys: ['mod+shift+m'], on: ['letter'] },
  makeCopy: { keys: ['mod+shift+p'], on: ['letter'] },
  savePublicPdf: { keys: ['mod+e'], on: ['publish'] },
  copyPublic: { keys: ['mod+shift+c'], on: ['publish'] },
  saveReport: { keys: ['mod+e'], on: ['sessionReport'] },
  saveDebrief: { keys: ['mod+s'], on: ['debrief'] },
  ownScores: { keys: ['s'], on: ['sessionReport'] },
  playRecording: { keys: ['p'], on: ['sessionReport'] },
  recordingBack: { keys: ['ArrowLeft'], on: ['sessionReport'] },
  recordingOn: { keys: ['ArrowRight'], on: ['sessionReport'] },
  slowerRecording: { keys: ['<'], on: ['sessionReport'] },
  fasterRecording: { keys: ['>'], on: ['sessionReport'] },
  recordingMarks: { keys: ['m'], on: ['sessionReport'] },
  insertFact: { keys: ['mod+shift+f'], on: ['letter'] },

  sendNow: { keys: ['s'], on: ['outbox'] },
  noteArrived: { keys: ['a'], on: ['outbox'] },
  takeBackMail: { keys: ['Delete'], on: ['outbox'] },
  addReply: { keys: ['y'], on: ['client', 'outbox'] },
  showLedger: { keys: ['v'], on: ['outbox'] },

  prepareSession: { keys: ['s'], on: ['today', 'client', 'mockSessions'] },
  removeSession: { keys: ['Delete'], on: ['mockSessions'] },
  beginSession: { keys: ['Enter'], on: ['mockSession'] },
  nextQuestion: { keys: ['n'], on: ['mockSession'] },
  previousQuestion: { keys: ['b'], on: ['mockSession'] },
  jumpToQuestion: { keys: ['/'], on: ['mockSession'] },
  scoreAnswer: { keys: ['1', '2', '3', '4', '5'], on: ['mockSession'] },
  nextCriterion: { keys: ['ArrowDown'], on: ['mockSession'] },
  previousCriterion: { keys: ['ArrowUp'], on: ['mockSession'] },
  setMark: { keys: ['t'], on: ['mockSession'] },
  setWhisper: { keys: ['w'], on: ['mockSession'] },
  setRemark: { keys: ['s'], on: ['mockSession'] },
  writeSessionNote: { keys: ['e'], on: ['mockSession'] },
  pauseSession: { keys: ['p'], on: ['mockSession'] },
  undoSessionAct: { keys: ['u'], on: ['mockSession'] },
  showClientWindow: { keys: ['c'], on: ['mockSession'] },
  recordSession: { keys: ['r'], on: ['mockSession'] },
  endSession: { keys: ['mod+shift+e'], on: ['mockSession'] },

  chooseFile: { keys: ['o'], on: ['import'] },
  applyImport: { keys: ['mod+Enter'], on: ['import'] },
  leaveImport: { keys: ['Escape'], on: ['import'] },

  newTopic: { keys: ['n'], on: ['advice'] },
  editTopic: { keys: ['e'], on: ['advice'] },
  duplicateTopic: { keys: ['d'], on: ['advice'] },
  tryTopic: { keys: ['p'], on: ['advice'] },
  tagTopic: { keys: ['t'], on: ['advice'] },
  topicVersions: { keys: ['v'], on: ['advice'] },
  retireTopic: { keys: ['r'], on: ['advice'] },
  removeTopic: { keys: ['Delete'], on: ['advice'] },
  saveTopic: { keys: ['mod+s'], on: ['advice'] },

  newAnswer: { keys: ['n'], on: ['answers'] },
  newVersion: { keys: ['v'], on: ['answers'] },
  showChanges: { keys: ['c'], on: ['answers'] },
  measurePace: { keys: ['m'], on: ['answers'] },
  removeAnswer: { keys: ['Delete'], on: ['answers'] },

  newBankThing: { keys: ['n'], on: ['questionBank'] },
  editBankThing: { keys: ['e'], on: ['questionBank'] },
  duplicateBankThing: { keys: ['d'], on: ['questionBank'] },
  retireBankThing: { keys: ['r'], on: ['questionBank'] },
  removeBankThing: { keys: ['Delete'], on: ['questionBank'] },
  saveBankThing: { keys: ['mod+s'], on: ['questionBank'] },
  suggestSet: { keys: ['s'], on: ['questionBank'] },
} as const satisfies Record<string, KeyEntry>

export type KeyAction = keyof typeof keyMap

/** The keys of one action, the printed one first. */
export const keysOf = (action: KeyAction): readonly string[] => keyMap[action].keys

/** The actions that have a key on a screen, in the order of the map. */
export function actionsOn(screen: KeyScreen): readonly KeyAction[] {
  const entries = Object.entries(keyMap) as readonly (readonly [KeyAction, KeyEntry])[]
  return entries.filter(([, entry]) => entry.on.includes(screen)).map(([action]) => action)
}

/** True for a key that is a single printed sign, which WCAG 2.1.4 wants to be switchable; the space bar prints none. */
export const isBare = (key: string): boolean => key.length === 1 && key !== ' '

/** What of a keyboard event decides about keys; a plain object in tests. */
export type KeyPress = {
  readonly key: string
  /** The place of the key, for Alt on keyboards where Alt makes another sign. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

export type KeyScene = {
  /** True while the focus is where text is typed. */
  readonly inText: boolean
  readonly bareKeys: boolean
  readonly isMac: boolean
}

/** True when a press is this key of the map, in this scene. */
export function isPressed(key: string, press: KeyPress, scene: KeyScene): boolean {
  const isMod = scene.isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey
  const isPlain = !press.ctrlKey && !press.metaKey
  if (isBare(key)) {
    if (!isPlain) return false
    if (press.altKey)
      return press.code === `Key${key.toUpperCase()}` || press.code === `Digit${key}` || press.key === key
    return scene.bareKeys && !scene.inText && press.key === key
  }
  const parts = key.split('+')
  const last = parts.at(-1) ?? ''
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name)
  const isSame = press.key.toLowerCase() === last.toLowerCase() || press.code === `Digit${last}`
  return (
    isSame &&
    (wants('mod') ? isMod : isPlain) &&
    wants('alt') === press.altKey &&
    wants('shift') === press.shiftKey
  )
}

const signs: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowRight: '→',
  ArrowLeft: '←',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  Delete: 'Del',
  ' ': 'Space',
}

/** The caps to print for a key, one an entry: `['Ctrl', '1']`. A bare letter that is switched off is printed with Alt. */
export function capsOf(
  key: string,
  scene: { readonly bareKeys: boolean; readonly isMac: boolean },
): readonly string[] {
  if (isBare(key)) {
    const sign = key.toUpperCase()
    return scene.bareKeys ? [sign] : [scene.isMac ? '⌥' : 'Alt', sign]
  }
  return key.split('+').map((part) => {
    if (part === 'mod') return scene.isMac ? '⌘' : 'Ctrl'
    if (part === 'alt') return scene.isMac ? '⌥' : 'Alt'
    if (part === 'shift') return scene.isMac ? '⇧' : 'Shift'
    return signs[part] ?? (part.length === 1 ? part.toUpperCase() : part)
  })
}
