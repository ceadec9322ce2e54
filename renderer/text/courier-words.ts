import { table } from './text.ts';

export const courierWords = table({
  title: { zh: '离线传递', en: 'By courier' },
  lead: {
    zh: '没有网络时，把等待的内容连同照片、签名写成加密签名的离线包放到 U 盘上，由联网的终端或管理机构代收，再把回执带回来。条目在回执回来之前一直等待，网络先恢复的照常上报。',
    en: 'Without a network, what waits goes with its photos and signatures as a sealed and signed bundle to a drive; a terminal on the network, or the agency, takes it in, and the answer comes back the same way. Until then entries go on waiting, and leave by the network if that is back first.',
  },
  path: { zh: 'U 盘、文件夹或文件的完整路径', en: 'Drive, folder or file, with its full path' },
  noDrive: { zh: '没有找到 U 盘；可以填写完整路径。', en: 'No drive was found; a full path may be typed.' },
  look: { zh: '重新查找 U 盘', en: 'Look for drives again' },
  make: { zh: '生成离线包', en: 'Make a bundle' },
  carry: { zh: '代交管理机构', en: 'Carry to the agency' },
  take: { zh: '取回回执', en: 'Take the answer in' },
  found: { zh: 'U 盘上的文件', en: 'On the drives' },
  made: { zh: '本终端的离线包', en: 'Bundles of this terminal' },
  bundle: { zh: '#{number} · {time} · {entries} 条', en: '#{number} · {time} · {entries} entries' },
  unwritten: { zh: '没有写成文件，请重新生成', en: 'No file was written: make another one' },
  out: { zh: '等待带回回执，其中 {waiting} 条仍在等待', en: 'Waiting for its answer; {waiting} of them still wait' },
  taken: { zh: '回执已取回（{time}）', en: 'Its answer was taken in ({time})' },
  refused: { zh: '管理机构没有收', en: 'The agency did not take it in' },
  overtaken: { zh: '回执已失效，请重新生成', en: 'Its answer did not count: make another one' },
  didMake: {
    zh: '已写入离线包 #{number}，共 {entries} 条、图像 {files} 张；请交给联网的终端或管理机构代收，再把回执带回：{file}',
    en: 'Bundle #{number} was written, {entries} entries, {files} pictures; have a terminal on the network or the agency take it in, and bring the answer back: {file}',
  },
  didLeave: {
    zh: '另有 {left} 条放不下：取回回执后再生成一个离线包。',
    en: 'There was no room for {left} more: make another bundle once the answer is taken in.',
  },
  didCarry: { zh: '管理机构已收，请把回执带回：{file}', en: 'The agency took it in; take the answer back: {file}' },
  didNotCarry: {
    zh: '管理机构没有收：{why}。请把答复带回：{file}',
    en: 'The agency did not take it in: {why}. Take its answer back: {file}',
  },
  didTake: {
    zh: '离线包 #{number}：回执 {accepted} 条，被退回 {refused} 条，未受理 {waiting} 条。',
    en: 'Bundle #{number}: receipts {accepted}, sent back {refused}, not looked at {waiting}.',
  },
});
