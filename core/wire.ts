/**
 * A transport carries JSON texts both ways, in order: a MessagePort under Electron, the browser's debugging pipe under
 * Chromium, an in-memory pair in tests and for the command line.
 */
export interface Transport {
  post(text: string): void;
  onText(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}
