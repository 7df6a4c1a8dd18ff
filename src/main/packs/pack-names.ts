/** What the files of a pack are called. They are the same in every language, so that programs find them. */
export const recordFile = 'record.json'
export const historyFile = 'History.pdf'
export const calendarFileName = 'Calendar.ics'
/** A row an application, in the columns that the importer knows by their names. */
export const importableFile = 'applications.csv'
export const reportFile = (number: number): string => `reports/Practice interview ${number}.pdf`
export const documentFolder = 'documents'
