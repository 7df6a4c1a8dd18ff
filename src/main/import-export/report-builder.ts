import {
  type ImportProblem,
  type ImportReport,
  listedProblems,
  type PreviewRow,
  type RowOutcome,
} from '@shared/import-export'
import type { ImportWrites } from './import-writes'

/** Rows of the dry run that are shown. */
const previewRows = 200

/** Gathers what a dry run says. */
export class ReportBuilder {
  readonly #counts: Record<RowOutcome, number> = { new: 0, update: 0, skip: 0, out: 0 }
  readonly #preview: PreviewRow[] = []
  readonly #problems: ImportProblem[] = []
  #problemTotal = 0

  row(row: PreviewRow): void {
    this.#counts[row.outcome] += 1
    if (this.#preview.length < previewRows) this.#preview.push(row)
  }

  problem(problem: ImportProblem): void {
    this.#problemTotal += 1
    // A row that is left out is always told; of values, a whole file of the same mistake is told often enough.
    if (problem.scope === 'row' || this.#problems.length < listedProblems) this.#problems.push(problem)
  }

  /** A problem that leaves its whole row out, or has nothing to do for it. */
  rowProblem(problem: ImportProblem, name = ''): void {
    this.problem(problem)
    const outcome = problem.scope === 'skip' ? 'skip' : 'out'
    this.row({ line: problem.line, outcome, name, detail: '', changed: [] })
  }

  report(writes: ImportWrites): ImportReport {
    return {
      counts: this.#counts,
      also: {
        employers: writes.employer.length,
        opportunities: writes.opportunity.length,
        entries: writes.round.length + writes.event.length + writes.ending.length + writes.promise.length,
      },
      preview: this.#preview,
      problems: this.#problems,
      problemTotal: this.#problemTotal,
    }
  }
}
