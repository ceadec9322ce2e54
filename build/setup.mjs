// node build/setup.mjs [--windows] [--test] [--bench] ENTRY [ARGS]
//
// Plain JavaScript for whatever Node >= 20 a machine has. It makes a checkout ready - installs and builds what is missing or
// has changed, and is quick when nothing has - and then runs ENTRY with the pinned Node in its own place.
import { existsSync } from 'node:fs';
import { alone } from './setup/alone.mjs';
import { chromiumIsThere, ensureChromium, installDebianPackages, missingPackages } from './setup/debian.mjs';
import { nodeBinary, nodeEnvironment } from './setup/node.mjs';
import { buildReaderBinding, installPackages, packagesAreThere, readersAreSettled } from './setup/packages.mjs';
import { inCheckout, say } from './setup/place.mjs';
import { become } from './setup/run.mjs';
import { buildWindows, electronIsSettled, fetchElectron, windowsAreBuilt } from './setup/windows.mjs';

const given = process.argv.slice(2);
const flags = given.slice(
  0,
  given.findIndex((word) => !word.startsWith('--')),
);
const [entry = '', ...args] = given.slice(flags.length);
const bench = flags.includes('--bench');
const test = bench || flags.includes('--test');
const windows = test || flags.includes('--windows');

/** Debian packages that what is asked for needs. */
const missing = () => (bench ? missingPackages() : test ? missingPackages('pcsc', 'e2e') : []);

/** @returns {boolean} */
function isReady() {
  if (!packagesAreThere() || !readersAreSettled()) return false;
  return !windows || windowsAreBuilt();
}

async function makeReady() {
  if (missing().length > 0) await installDebianPackages(missing());
  if (!packagesAreThere() && !(await installPackages())) process.exit(1);
  if (!readersAreSettled()) await buildReaderBinding();
  if (windows && !windowsAreBuilt() && !(await buildWindows(requireNode()))) process.exit(1);
}

function requireNode() {
  const node = nodeBinary();
  if (node !== null) return node;
  say('这台机器需要自行安装 Node 24 或更新版本。', 'On this kind of machine, install Node 24 or newer yourself.');
  return process.exit(1);
}

if (!isReady() || missing().length > 0) await alone(makeReady);
if (windows && !test) {
  if (!electronIsSettled()) await fetchElectron();
  if (!existsSync(inCheckout('node_modules/electron/path.txt')) && !chromiumIsThere()) await ensureChromium();
}
const node = requireNode();
become(node, [inCheckout(entry), ...args], nodeEnvironment(node));
