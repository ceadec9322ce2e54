import type { FaultEntry } from '../fault.ts';

/** The key of the store, its wraps, and the ways back to it. */
export const keyFaults = {
  'store-key-missing': {
    exit: 1,
    help: 'manager',
    zh: {
      what: '在本机用本用户打不开数据库：{keys} 中没有能用的密钥。',
      means: '数据库仍完好；可能是数据目录从别的机器复制而来，或本机密钥丢失、密钥改由系统密钥库保管。没有做任何改动。',
      act: '请在原来的机器、用户和窗口下打开；否则由登录过本机的操作员运行 suika keys unlock --operator 工号，或向管理机构取得恢复码后运行 suika keys recover。请不要删除数据目录。',
    },
    en: {
      what: 'The store does not open on this machine for this user: no key in {keys} serves.',
      means:
        'The store is whole; the folder may be a copy from elsewhere, the secret of this machine may be lost, or the system keeps it for the window alone. Nothing was changed.',
      act: 'Open it on the machine, as the user and in the window that made it; else let an operator who signed in here run suika keys unlock --operator ID, or get a recovery code from the agency and run suika keys recover. Do not delete the folder.',
    },
  },
  'store-key-unusable': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '密钥目录 {keys} 不能使用（{reason}）。',
      means: '数据库没有打开，没有做任何改动。',
      act: '请确认该目录可读写、文件未损坏；可用环境变量 SUIKA_KEYS 指定目录。',
    },
    en: {
      what: 'The folder of keys {keys} cannot be used ({reason}).',
      means: 'The store was not opened and nothing was changed.',
      act: 'See that the folder can be read and written and its files are whole; SUIKA_KEYS names another folder.',
    },
  },
  'keys-in-data': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '密钥目录 {keys} 位于数据目录 {data} 之内。',
      means: '谁复制了数据目录，谁就同时得到密钥；程序没有启动，没有做任何改动。',
      act: '请把密钥目录移到数据目录之外，并用环境变量 SUIKA_KEYS 指定；或用 --data 指定另一个数据目录。',
    },
    en: {
      what: 'The folder of keys {keys} lies within the data folder {data}.',
      means: 'Whoever copies the data would have the keys too. The program did not start and nothing was changed.',
      act: 'Move the folder of keys out of the data folder and name it with SUIKA_KEYS, or name another data folder with --data.',
    },
  },
  'store-unlock-refused': {
    exit: 4,
    help: 'manager',
    zh: {
      what: '用该操作员的密码打不开数据库。',
      means: '密码不对，或者该操作员在密钥最近一次更换后没有在本机登录过。没有做任何改动。',
      act: '请核对工号和密码再试，换一位登录过本机的操作员，或向管理机构取得恢复码后运行 suika keys recover。',
    },
    en: {
      what: "This operator's PIN does not open the store.",
      means: 'The PIN is wrong, or this operator has not signed in here since the key was last changed. Nothing was changed.',
      act: 'Check operator and PIN and try again, let another operator who signed in here try, or get a recovery code from the agency and run suika keys recover.',
    },
  },
  'store-recovery-missing': {
    exit: 1,
    help: 'agency',
    zh: {
      what: '密钥目录 {keys} 中没有管理机构能打开的恢复密钥。',
      means: '恢复密钥在终端登记时生成，这个目录里没有它；没有做任何改动，恢复码也没有使用。',
      act: '请从备份中找回密钥目录，用 SUIKA_KEYS 指定后再试，或改用 suika keys unlock；请不要删除数据目录。',
    },
    en: {
      what: 'There is no wrap in {keys} that the agency could open.',
      means: 'It is made when the terminal is enrolled and is not in this folder. Nothing was changed and the code was not used.',
      act: 'Find the folder of keys in a backup and name it with SUIKA_KEYS, or try suika keys unlock. Do not delete the data.',
    },
  },
  'key-rotation-waits': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '数据库的新密钥还没有换上。',
      means: '数据库仍用原来的密钥，数据没有变化；下次启动时会再试。多半是磁盘空间不够：更换时需要再放下一份数据库。',
      act: '请清理磁盘空间后重新启动程序，再用 suika keys show 查看。',
    },
    en: {
      what: 'The new key of the store is not in use yet.',
      means: 'The store is under its old key and unchanged; the next start tries again. Most often the disk has no room for a second copy.',
      act: 'Free some space, start the program again and look at suika keys show.',
    },
  },
  'device-secret-in-system': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '本机的设备密钥由操作系统的密钥库保管，不能在这里更换。',
      means: '没有做任何改动。',
      act: '要更换数据库的密钥，请运行不带 --device 的 suika keys rotate；要更换设备密钥，请在系统密钥库中删除后用 suika keys unlock 打开。',
    },
    en: {
      what: "The device's secret is in the system's key store and is not changed here.",
      means: 'Nothing was changed.',
      act: "To change the store's key, run suika keys rotate without --device; to change the secret, delete it in the system's key store and open with suika keys unlock.",
    },
  },
} as const satisfies Record<string, FaultEntry>;
