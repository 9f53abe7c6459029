import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { ShippedFiles } from './pdf-assets.ts'

export type PdfFailure = 'broken' | 'password' | 'too-large' | 'unsupported'

export interface OpenedPdf {
  readonly document: PDFDocumentProxy
  /** Ends the document and its worker. */
  close(): void
}

/** Limits of a page and of its pictures, in pixels: larger ones are not drawn (D4). */
const MOST_IMAGE_PIXELS = 64_000_000
const MOST_CANVAS_BYTES = 4 * 32_000_000
/** A file that keeps the worker this long is given up. */
const DEADLINE_MS = 30_000

/**
 * Opens a PDF in a worker of its own, of our own origin. No script, form or XFA of it runs, no font program is evaluated
 * and nothing is fetched that it names (D4). Rejects with a {@link PdfProblem}.
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const port = startWorker()
  const worker = PDFWorker.create({ port })
  const task = getDocument({
    // A copy: the bytes are handed over to the worker, and the document may be opened again or saved.
    data: bytes.slice(),
    worker,
    enableXfa: false,
    // Not known to this version any more, which evaluates nothing; older ones do unless told (CVE-2024-4367).
    ...{ isEvalSupported: false },
    stopAtErrors: false,
    maxImageSize: MOST_IMAGE_PIXELS,
    canvasMaxAreaInBytes: MOST_CANVAS_BYTES,
    BinaryDataFactory: ShippedFiles,
    useWorkerFetch: false,
    cMapPacked: true,
    disableWorkerRendering: true,
    verbosity: 0,
  })
  const close = () => {
    // The promise settles when the worker has answered; by then it may be gone.
    void task.destroy().catch(() => undefined)
    worker.destroy()
    port.terminate()
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new PdfProblem('broken')), DEADLINE_MS)
  })
  try {
    const document = await Promise.race([task.promise, late])
    return { document, close }
  } catch (error) {
    close()
    throw error instanceof PdfProblem ? error : new PdfProblem(failureOf(error))
  } finally {
    clearTimeout(timer)
  }
}

/** Why a PDF is not shown; the file itself can still be saved (DOC-5). */
export class PdfProblem extends Error {
  readonly failure: PdfFailure

  constructor(failure: PdfFailure) {
    super(`the PDF is not shown: ${failure}`)
    this.failure = failure
  }
}

function startWorker(): Worker {
  try {
    return new Worker(workerAddress, { type: 'module' })
  } catch {
    throw new PdfProblem('unsupported')
  }
}

function failureOf(error: unknown): PdfFailure {
  return error instanceof Error && error.name === 'PasswordException' ? 'password' : 'broken'
}
