/// <reference types="electron-vite/node" />

/** Loaded for what it does: it makes the reader's worker known, so that it runs in this thread. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
