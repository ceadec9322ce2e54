import { table } from './text.ts';

/** Where the PIN of a card stands. */
export const pinWords = table({
  title: { zh: '社保密码', en: 'Social security PIN' },
  again: { zh: '重读次数', en: 'Read the tries again' },
  notYours: { zh: '这里不由你办理', en: 'This is not done by you' },
  notYoursMeans: {
    zh: '密码业务由柜员、技术员、上门人员或网点主管办理。',
    en: 'Teller, technician, field staff and manager help with PINs.',
  },
  none: { zh: '请放入社会保障卡', en: 'Put in a social security card' },
  noneMeans: {
    zh: '放入后先读出剩余次数；读取不消耗次数，也不改动卡片。',
    en: 'The tries left are read first; that costs none and changes nothing.',
  },
  reading: { zh: '正在读取剩余次数', en: 'Reading the tries left' },
  readingMeans: { zh: '不消耗次数，请勿取出卡片。', en: 'This costs none. Leave the card in place.' },
  unread: { zh: '没有读到剩余次数', en: 'The tries left could not be read' },
  unreadMeans: { zh: '读到之前不能办理，以免误耗次数。', en: 'Nothing is tried before they are known.' },
  writing: { zh: '正在写卡', en: 'A card is being written' },
  writingMeans: { zh: '请勿取出卡片。写完之后再办理密码。', en: 'Do not remove it. PINs can wait until it is done.' },
  unset: { zh: '这张卡没有设置密码', en: 'No PIN is set on this card' },
  unsetMeans: {
    zh: '没有可以校验、修改或解锁的密码。需要密码的，由持卡人设置。',
    en: 'There is none to verify, change or unblock. Where one is wanted, the holder sets it.',
  },
  left: { zh: '密码还可尝试 {tries} 次', en: '{tries} tries of the PIN are left' },
  leftMeans: {
    zh: '每按一次只试一次，系统不会自动再试。密码由持卡人自己输入。',
    en: 'One press is one try; nothing is tried again by itself. The holder types the PIN.',
  },
  last: { zh: '密码只剩最后 1 次机会', en: 'One try of the PIN is left' },
  lastMeans: {
    zh: '再错一次就会锁定。想不起来的，请重置密码，不要猜。',
    en: 'One more mistake locks it. Who cannot remember it has it reset instead of guessing.',
  },
  locked: { zh: '密码已锁定', en: 'The PIN is locked' },
  lockedMeans: {
    zh: '没有剩余次数。核验身份后可以解锁（密码不变）或重置（换新密码）；卡片的其他功能不受影响。',
    en: 'No tries are left. With the holder identified it is unblocked (same PIN) or reset (new PIN); the rest of the card works.',
  },
  onPad: { zh: '请在读卡器键盘上输入', en: 'Type on the keys of the reader' },
  onPadVerify: {
    zh: '持卡人输入 {digits} 位密码，按读卡器上的确认键。请勿取出卡片。',
    en: 'The holder types {digits} digits and confirms on the reader. Do not remove the card.',
  },
  onPadChange: {
    zh: '按读卡器提示，依次输入旧密码、新密码、再输一次新密码，各 {digits} 位。请勿取出卡片。',
    en: 'As the reader asks: the old PIN, the new one, the new one again, {digits} digits each. Do not remove the card.',
  },
});

/** What can be done with it, and what came of it. */
export const pinActWords = table({
  choose: { zh: '办理什么', en: 'What is wanted' },
  verify: { zh: '校验密码', en: 'Verify' },
  verifyMeans: {
    zh: '持卡人输入密码，由芯片核对。输错消耗一次机会。',
    en: 'The holder types the PIN and the chip checks it. A wrong one costs a try.',
  },
  change: { zh: '修改密码', en: 'Change' },
  changeMeans: {
    zh: '持卡人记得旧密码，换成新的。旧密码输错消耗一次机会。',
    en: 'The holder knows the old PIN and wants another. A wrong old one costs a try.',
  },
  unblock: { zh: '解锁密码', en: 'Unblock' },
  unblockMeans: {
    zh: '密码不变，恢复尝试次数。用于持卡人记得密码、只是输错的情形。',
    en: 'The tries come back and the PIN stays: for a holder who knows it and mistyped.',
  },
  reload: { zh: '重置密码', en: 'Reset' },
  reloadMeans: {
    zh: '不用旧密码，由持卡人设置新密码。用于忘记密码，或还没有密码。',
    en: 'A new PIN without the old one: for a holder who forgot it, or has none yet.',
  },
  set: { zh: '设置密码', en: 'Set a PIN' },
  begin: { zh: '办理', en: 'Do it' },
  willWait: { zh: '放入卡片后就可以办理。', en: 'It can begin once a card is in the reader.' },
  willChoose: { zh: '请先选择要办理的一项。', en: 'Choose what is wanted first.' },
  willVerify: { zh: '将请芯片核对一次；输错后还剩 {less} 次。', en: 'The chip checks it once; tries left if it is wrong: {less}.' },
  willChange: {
    zh: '将请芯片更换一次；旧密码输错后还剩 {less} 次。',
    en: 'The chip changes it once; tries left if the old one is wrong: {less}.',
  },
  willPad: {
    zh: '读卡器将等持卡人输入 {digits} 位密码，只试一次；输错后还剩 {less} 次。',
    en: 'The reader waits for {digits} digits and tries once; tries left if wrong: {less}.',
  },
  willUnblock: {
    zh: '须已核验持卡人身份（第十九条）。将恢复尝试次数，密码不变。',
    en: 'The holder must have been identified (Article 19). Gives the tries back; the PIN stays.',
  },
  willReload: {
    zh: '须已核验持卡人身份（第十九条）。将换成新密码，旧密码不再有效。',
    en: 'The holder must have been identified (Article 19). Sets the new PIN; the old one serves no more.',
  },
  willSet: {
    zh: '须已核验持卡人身份（第十九条）。将在卡上设置新密码。',
    en: 'The holder must have been identified (Article 19). Sets the new PIN on the card.',
  },
  willReview: {
    zh: '最后一次机会须有复核人员在场：下一页由两人确认。',
    en: 'The last try needs a reviewer: two people agree on the next page.',
  },
  review: { zh: '请复核人员到场', en: 'Call the reviewer' },
  busy: { zh: '正在办理', en: 'At work' },
  verifyDone: { zh: '密码正确', en: 'The PIN is right' },
  changeDone: { zh: '密码已修改，旧密码不再有效', en: 'The PIN was changed; the old one serves no more' },
  unblockDone: { zh: '密码已解锁，密码没有改变', en: 'The PIN is unblocked; it is the same as before' },
  reloadDone: { zh: '新密码已设置', en: 'The new PIN is set' },
  doneCount: { zh: '芯片现在的剩余次数：{tries} 次。', en: 'Tries left on the chip now: {tries}.' },
});

/** Typing it. */
export const pinFieldWords = table({
  pin: { zh: '社保密码', en: 'Social security PIN' },
  old: { zh: '旧密码', en: 'Old PIN' },
  fresh: { zh: '新密码', en: 'New PIN' },
  freshAgain: { zh: '新密码，再输一次', en: 'New PIN once more' },
  hint: {
    zh: '4 至 12 位数字，由持卡人自己输入；按下后即清空，不留存。',
    en: '4 to 12 digits, typed by the holder; emptied at once and never kept.',
  },
  form: { zh: '{field}（4 至 12 位数字）', en: '{field} (4 to 12 digits)' },
  differ: { zh: '两次输入的新密码不一致，请重新输入。', en: 'The two new PINs differ: type them again.' },
  pad: { zh: '请在读卡器键盘上输入', en: 'Type on the keys of the reader' },
  padMeans: {
    zh: '密码只进入芯片，不经过电脑。请向持卡人问清位数，不要问密码。',
    en: 'The PIN goes to the chip only, never through the computer. Ask the holder how many digits, never which.',
  },
  digits: { zh: '密码位数', en: 'Digits of the PIN' },
  digitsBoth: { zh: '位数（新旧密码须相同）', en: 'Digits (old and new alike)' },
  digitsCount: { zh: '{count} 位', en: '{count} digits' },
  toKeyboard: { zh: '改用电脑键盘', en: 'Use the computer’s keyboard' },
  toPad: { zh: '改用读卡器键盘', en: 'Use the reader’s keys' },
});

/** The page of two people for the last try. */
export const lastTryWords = table({
  title: { zh: '最后一次机会 · {act}', en: 'Last try · {act}' },
  what: { zh: '再错一次，密码就会锁定', en: 'One more mistake locks the PIN' },
  means: {
    zh: '锁定后，凭密码读取的数据打不开，须核验身份后解锁或重置；卡片的其他功能不受影响。',
    en: 'What is read with the PIN then stays closed until it is unblocked or reset; the rest of the card works.',
  },
  first: {
    zh: '持卡人想不起密码的，请返回后选择“重置密码”，不要猜。',
    en: 'A holder who cannot remember it has it reset: go back and choose Reset instead of guessing.',
  },
  word: { zh: '最后一次', en: 'LAST TRY' },
  willDo: { zh: '将用最后一次机会，并写入审计记录。', en: 'Uses the last try; it goes on the audit record.' },
});
