/** Where a mistake happened, without the values that its message might hold. */
export function placesOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unexpected: not an error';
  const places = (cause.stack ?? '').split('\n').filter((row) => /^\s+at /.test(row));
  return [`unexpected: ${cause.name}`, ...places].join('\n');
}
