/**
 * Puts text on the clipboard. WORKAROUND: the terminal grants its window no permission, and the Clipboard API needs one; the
 * old command needs none after a key or a click.
 * @returns whether the browser did it
 */
export function copyText(text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', put, { once: true });
  // oxlint-disable-next-line typescript/no-deprecated -- see above
  const done = document.execCommand('copy');
  document.removeEventListener('copy', put);
  return done;
}
