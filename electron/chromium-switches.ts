import { origin } from './page.ts';

/** How the browser of the window is started: one window of one page, on the pipe of whoever started it, knowing nobody else. */
export function switches(profile: string, headless: boolean): readonly string[] {
  return [
    `--app=${origin}/`,
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    ...always,
    ...(headless ? ['--headless', '--mute-audio', '--window-size=1280,860'] : []),
    // Chromium's own sandbox refuses to work for root; only containers and test machines run a window as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ];
}

const always = [
  // Nothing has a name on the network for this browser.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-sync',
  '--metrics-recording-only',
  // Nothing is kept that a counter would not want kept.
  '--disable-back-forward-cache',
  '--disable-breakpad',
  '--disk-cache-size=1',
  '--gpu-shader-disk-cache-size-kb=1',
  '--media-cache-size=1',
  '--password-store=basic',
  '--use-mock-keychain',
  // It opens with our page and nothing before it.
  '--disable-search-engine-choice-screen',
  '--edge-skip-compat-layer-relaunch',
  '--hide-crash-restore-bubble',
  '--no-default-browser-check',
  '--no-first-run',
  '--noerrdialogs',
  // The lamps go on while another window is in front.
  '--disable-backgrounding-occluded-windows',
  // Containers have a small /dev/shm.
  '--disable-dev-shm-usage',
  '--disable-features=AutofillServerCommunication,HttpsUpgrades,MediaRouter,OptimizationHints,Translate',
  '--lang=zh-CN',
];
