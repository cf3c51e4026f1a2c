import { parentPort } from 'node:worker_threads'
import type { Paper } from './model.ts'
import { toPdf } from './pdf.ts'
import { toExcel } from './sheet.ts'
import { toWord } from './word.ts'
import { BadTemplate } from './zip.ts'

type Wanted = { id: number; paper: Paper; format: 'docx' | 'pdf' | 'xlsx'; template?: Uint8Array }

const port = parentPort
port?.on('message', (wanted: Wanted) => void answer(wanted))

const answer = async (wanted: Wanted) => {
  try {
    const bytes = await write(wanted)
    port?.postMessage({ id: wanted.id, bytes })
  } catch (error) {
    port?.postMessage(
      error instanceof BadTemplate
        ? { id: wanted.id, refused: error.message }
        : { id: wanted.id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    )
  }
}

const write = ({ paper, format, template }: Wanted) => {
  switch (format) {
    case 'docx':
      return toWord(paper, template)
    case 'pdf':
      return toPdf(paper)
    case 'xlsx':
      return toExcel(paper)
  }
}
