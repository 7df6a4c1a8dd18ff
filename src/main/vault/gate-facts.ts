import type { GateFacts, ProblemGate, WorkingGate } from '@shared/gate'
import type { Practice } from '@shared/settings'
import { listBackups } from '../backup/backup-files'
import type { Work } from '../closing'
import type { DataFolder } from '../data-folder'
import { errorSentence } from '../door'
import { backupShare } from './change-format'
import { keysInBackups } from './gate-restore'
import { type GateState, secretsOf, waysOut } from './gate-state'

/** What the page before the practice shows. `work` is what is being done to the practice meanwhile. */
export function gateFacts(
  gate: GateState,
  {
    folder,
    isDemo,
    look,
    work,
  }: {
    readonly folder: DataFolder
    readonly isDemo: boolean
    readonly look: Pick<Practice, 'theme' | 'motion'>
    readonly work: Work | null
  },
): GateFacts {
  const world = { folder: folder.root, isDemo, ...look, ...secretsOf(folder) }
  switch (gate.kind) {
    case 'locked':
      return { ...world, kind: 'locked', because: gate.because, keychainProblem: gate.keychainProblem }
    case 'crashed':
      return { ...world, kind: 'crashed' }
    case 'working':
      return { ...world, ...workingFacts(folder, work) }
    case 'problem':
      return { ...world, ...problemFacts(folder, gate.error) }
    default:
      return gate satisfies never
  }
}

function workingFacts(folder: DataFolder, work: Work | null): WorkingGate {
  // Between the last step and the opening there is nothing left to say.
  const step = work?.step ?? { type: 'check' }
  const closesAfter = work?.closesAfter ?? false
  const share =
    step.type === 'backup'
      ? backupShare(folder)
      : step.type === 'format' && step.of > 1
        ? (step.at - 1) / step.of
        : null
  return { kind: 'working', step, share, closesAfter }
}

function problemFacts(
  folder: DataFolder,
  error: Extract<GateState, { kind: 'problem' }>['error'],
): ProblemGate {
  const [backup] = listBackups(folder.backups)
  return {
    kind: 'problem',
    code: error.code,
    message: errorSentence(error, 'en'),
    ways: waysOut(error.code, { backup: backup !== undefined, keysInBackup: keysInBackups(folder) !== null }),
    backup: backup ? { name: backup.name, madeAt: backup.madeAt, rows: backup.rows } : null,
  }
}
