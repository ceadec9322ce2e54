import type { FaultEntry } from '../fault.ts';

/** What goes wrong with sealed documents, and with what is carried by hand where there is no network. */
export const courierFaults = {
  'sealed-for-another': {
    exit: 5,
    help: 'self',
    zh: {
      what: '这份加密文件不是给本方的。',
      means: '本方没有它的密钥，打不开；没有更改任何业务。',
      act: '请核对是否拿错了文件，并把它交给应收的终端或管理机构。',
    },
    en: {
      what: 'This sealed document is for somebody else.',
      means: 'It cannot be opened here, for the key is not here; no case was changed.',
      act: 'See whether it is the wrong file, and take it to the terminal or agency that it is for.',
    },
  },
  'sealed-damaged': {
    exit: 5,
    help: 'self',
    zh: {
      what: '这份加密文件不完整，或者被改动过。',
      means: '没有采用其中任何内容，也没有更改任何业务。',
      act: '请从原处重新复制一份；仍然打不开的，请重新生成。',
    },
    en: {
      what: 'This sealed document is not whole, or was changed.',
      means: 'Nothing of it was used and no case was changed.',
      act: 'Copy it anew from where it came from; if it still does not open, have it made again.',
    },
  },
  'courier-no-key': {
    exit: 5,
    help: 'self',
    zh: {
      what: '管理机构还没有告诉本终端它的加密公钥。',
      means: '没有生成离线包；等待上报的内容都在本机，没有丢失。',
      act: '请让本终端联网上报一次，之后即可离线传递。',
    },
    en: {
      what: 'The agency has not told this terminal the key to seal for.',
      means: 'No bundle was made; what waits is kept here and nothing is lost.',
      act: 'Let this terminal reach the agency once; bundles can be made from then on.',
    },
  },
  'courier-answer-foreign': {
    exit: 4,
    help: 'self',
    zh: {
      what: '这份回执不是给本终端的。',
      means: '没有采用其中任何内容，没有更改任何业务。',
      act: '请核对文件，并把它交给写出该离线包的终端。',
    },
    en: {
      what: 'This answer is for another terminal.',
      means: 'Nothing of it was used and no case was changed.',
      act: 'See whether it is the wrong file, and take it to the terminal that made the bundle.',
    },
  },
  'courier-bundle-unknown': {
    exit: 4,
    help: 'technician',
    zh: {
      what: '本终端没有生成过这份回执所说的第 {number} 号离线包。',
      means: '没有采用其中任何内容；等待上报的内容都还在队列里。',
      act: '如果本终端的数据刚从备份恢复，请重新生成离线包；否则请联系技术人员。',
    },
    en: {
      what: 'This terminal knows no bundle no. {number} as this answer speaks of.',
      means: 'Nothing of it was used; what waits is still in the queue.',
      act: 'If the data of this terminal were just put back from a backup, make another bundle; otherwise call a technician.',
    },
  },
  'courier-answer-again': {
    exit: 4,
    help: 'self',
    zh: {
      what: '第 {number} 号离线包的回执已于 {zh} 取回过。',
      means: '这一次没有更改任何业务。',
      act: '无须再做；可以删除该文件。',
    },
    en: {
      what: 'The answer to bundle no. {number} was taken in on {en} already.',
      means: 'Nothing was changed this time.',
      act: 'There is nothing left to do; the file may be deleted.',
    },
  },
  'courier-answer-overtaken': {
    exit: 4,
    help: 'self',
    zh: {
      what: '管理机构在答复第 {number} 号离线包之后恢复了备份，这份回执不再有效。',
      means: '没有采用其中任何内容；相关内容仍在队列里等待，没有丢失。',
      act: '联网后会自动重新上报；没有网络的，请重新生成离线包。',
    },
    en: {
      what: 'After it answered bundle no. {number} the agency was put back to an earlier day: this answer does not count any more.',
      means: 'Nothing of it was used; the entries still wait in the queue and nothing is lost.',
      act: 'They are sent again by themselves with a network; without one, make another bundle.',
    },
  },
  'courier-bundle-refused': {
    exit: 4,
    help: 'self',
    zh: {
      what: '管理机构没有收这个离线包：{zh}。',
      means: '相关内容没有因此更改；没有回执的仍在队列里等待。',
      act: '如仍有等待上报的内容，请重新生成离线包：新的一份会包含全部未得回执的内容。',
    },
    en: {
      what: 'The agency did not take this bundle in: {en}.',
      means: 'Nothing was changed because of it; what has no receipt still waits in the queue.',
      act: 'If anything waits, make another bundle: it has everything without a receipt.',
    },
  },
  'courier-path-relative': {
    exit: 2,
    help: 'self',
    zh: {
      what: '请填写完整路径。',
      means: '没有进行任何操作。',
      act: '例如 /media/usb 或 E:\\。',
    },
    en: {
      what: 'A full path is needed.',
      means: 'Nothing was done.',
      act: 'Such as /media/usb or E:\\.',
    },
  },
  'courier-file-not-sealed': {
    exit: 2,
    help: 'self',
    zh: {
      what: '文件 {file} 不是离线包，也不是它的回执。',
      means: '没有采用其中任何内容，也没有上报。',
      act: '请选择 .bundle 或 .answer 文件；从原处复制时中断的，请重新复制。',
    },
    en: {
      what: 'The file {file} is neither a bundle nor the answer to one.',
      means: 'Nothing of it was used or sent.',
      act: 'Choose a .bundle or .answer file; if copying it was interrupted, copy it anew.',
    },
  },
  'courier-file-exists': {
    exit: 2,
    help: 'self',
    zh: {
      what: '文件 {file} 已经存在。',
      means: '原有文件没有被改动，也没有写入新的文件。',
      act: '请换一个文件名或文件夹，或确认无用后删除原文件。',
    },
    en: {
      what: 'The file {file} is there already.',
      means: 'It was not changed and no new file was written.',
      act: 'Choose another name or folder, or delete the old file if nobody needs it.',
    },
  },
  'courier-drive-full': {
    exit: 1,
    help: 'self',
    zh: {
      what: '空间不足，写不下 {file}。',
      means: '没有留下不完整的文件；等待上报的内容都在本机，没有丢失。',
      act: '请清理 U 盘或换一个，再做一次。',
    },
    en: {
      what: 'There is no room for {file}.',
      means: 'No half-written file was left; what waits is kept in the queue and nothing is lost.',
      act: 'Make room on the drive or take another one, and do it again.',
    },
  },
  'courier-drive-denied': {
    exit: 1,
    help: 'self',
    zh: {
      what: '不允许读写 {file}（{reason}）。',
      means: '没有写入任何文件；等待上报的内容都在本机，没有丢失。',
      act: '请打开 U 盘的写保护开关或换一个；自选文件夹的，请确认有读写权限。',
    },
    en: {
      what: '{file} may not be read or written ({reason}).',
      means: 'No file was written; what waits is kept in the queue and nothing is lost.',
      act: 'Switch the write protection of the drive off or take another one; for a folder of your own, see that you may write to it.',
    },
  },
  'courier-drive-gone': {
    exit: 1,
    help: 'self',
    zh: {
      what: '找不到或读写不了 {file}（{reason}）；U 盘可能已被拔出。',
      means: '没有采用不完整的文件；等待上报的内容都在本机，没有丢失。',
      act: '请插好 U 盘、核对路径，再做一次；回执没有写成的，请重新生成离线包。',
    },
    en: {
      what: '{file} cannot be found, read or written ({reason}); the drive may have been pulled out.',
      means: 'No half-written file is used; what waits is kept in the queue and nothing is lost.',
      act: 'Put the drive in, look at the path and do it again; if an answer could not be written, make another bundle.',
    },
  },
} as const satisfies Record<string, FaultEntry>;
