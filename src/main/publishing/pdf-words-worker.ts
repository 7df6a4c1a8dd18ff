import { parentPort, workerData } from 'node:worker_threads'
import { pdfWords } from './pdf-words'

// Handed the bytes of a PDF; answers with what can be read in them, or ends with an error.
const answer = async (): Promise<void> => parentPort?.postMessage(await pdfWords(workerData as Uint8Array))

void answer()
