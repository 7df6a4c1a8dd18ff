/** Whether a process of this computer still runs. Its number may have been given to another one since. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process answers that it may not be asked.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
