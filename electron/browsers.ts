import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fault } from '../core/fault.ts';

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge'];

/** Where browsers lie that no PATH leads to. */
const places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined
      ? []
      : [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')];
  }),
  darwin: ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
};

/** @returns the installed Chromium, Chrome or Edge; `SUIKA_BROWSER` names another. @throws Fault `window-no-browser` */
export function findBrowser(): string {
  const named = process.env['SUIKA_BROWSER'];
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => commands.map((command) => join(folder, command)));
  const candidates = named === undefined ? [...onPath, ...(places[process.platform] ?? [])] : [named];
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined) throw fault('window-no-browser');
  return found;
}

/** @throws Fault `window-no-display` where a window could not be seen */
export function requireDisplay(): void {
  const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
  if (process.platform === 'linux' && DISPLAY === '' && WAYLAND_DISPLAY === '') throw fault('window-no-display');
}

/** @returns Electron's binary, which its npm package does not bring but fetches; null where it did not come */
export function findElectron(): string | null {
  const place = fileURLToPath(new URL('../node_modules/electron/', import.meta.url));
  const name = existsSync(join(place, 'path.txt')) ? readFileSync(join(place, 'path.txt'), 'utf8') : 'electron';
  const binary = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(place, 'dist'), name);
  return existsSync(binary) ? binary : null;
}
