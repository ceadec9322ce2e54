import type { FaultEntry } from '../fault.ts';

/** The PIN of a card, and the blocks for good. */
export const pinFaults = {
  'pin-wrong': {
    exit: 3,
    help: 'self',
    zh: {
      what: '密码不正确，还可尝试 {tries} 次。',
      means: '系统不会自动再试。剩余 0 次时密码锁定，卡内数据和卡片本身不受影响。',
      act: '请持卡人确认后再输入；想不起来就办理密码重置，不要猜。',
    },
    en: {
      what: 'The PIN is wrong; tries left: {tries}.',
      means: 'The terminal does not try again by itself. With no tries left the PIN is locked; the card and its data stay as they are.',
      act: 'Let the holder think and type it again; who cannot remember it has it reset instead of guessing.',
    },
  },
  'pin-wrong-locked': {
    exit: 3,
    help: 'self',
    zh: {
      what: '密码不正确，最后一次机会已用，密码已锁定。',
      means: '凭密码读取的数据暂时打不开；卡内数据和卡片的其他功能不受影响。',
      act: '核验持卡人身份后办理密码解锁或重置，不再尝试。',
    },
    en: {
      what: 'The PIN was wrong; that was the last try, and it is locked.',
      means: 'What is read with the PIN stays closed for now; the data and the rest of the card are as before.',
      act: 'Identify the holder and unblock or reset the PIN; try no more.',
    },
  },
  'pin-last-try': {
    exit: 4,
    help: 'reviewer',
    zh: {
      what: '密码只剩最后 1 次机会，没有发送给芯片。',
      means: '再错一次密码就会锁定；这一次没有消耗。',
      act: '请复核员在场确认后再试，或直接办理密码重置。',
    },
    en: {
      what: 'One try of the PIN is left; it was not sent to the chip.',
      means: 'One more mistake locks the PIN; no try was used.',
      act: 'Have a reviewer agree before it is tried, or have the PIN reset.',
    },
  },
  'pin-locked': {
    exit: 3,
    help: 'reviewer',
    zh: {
      what: '密码已锁定，没有剩余次数。',
      means: '凭密码读取的数据暂时打不开；卡片的其他功能不受影响。',
      act: '核验持卡人身份后，由复核员同意办理密码解锁或重置。',
    },
    en: {
      what: 'The PIN is locked: it has no tries left.',
      means: 'What is read with the PIN stays closed for now; the rest of the card works.',
      act: 'Identify the holder, and with a reviewer unblock or reset the PIN.',
    },
  },
  'pin-not-set': {
    exit: 3,
    help: 'self',
    zh: {
      what: '这张卡还没有设置密码。',
      means: '没有可以校验、修改或解锁的密码；没有消耗任何次数。',
      act: '需要密码时，核验身份后办理密码重置，由持卡人设置新密码。',
    },
    en: {
      what: 'This card has no PIN yet.',
      means: 'There is none to verify, change or unblock; no try was used.',
      act: 'Where one is wanted, identify the holder and reset the PIN: the holder chooses a new one.',
    },
  },
  'pin-form': {
    exit: 2,
    help: 'self',
    zh: {
      what: '密码应为 4 至 12 位数字。',
      means: '没有发送给芯片，没有消耗次数。',
      act: '请重新输入。',
    },
    en: {
      what: 'A PIN has 4 to 12 digits.',
      means: 'It was not sent to the chip, and no try was used.',
      act: 'Type it again.',
    },
  },
  'pin-pad-stopped': {
    exit: 3,
    help: 'self',
    zh: {
      what: '读卡器键盘没有完成密码输入：{zh}。',
      means: '没有发送给芯片，没有消耗次数。',
      act: '请持卡人在读卡器键盘上重新输入。',
    },
    en: {
      what: 'The PIN was not typed to its end on the keys of the reader: {en}.',
      means: 'It was not sent to the chip, and no try was used.',
      act: 'Let the holder type it again on the keys of the reader.',
    },
  },
  'pin-pad-missing': {
    exit: 3,
    help: 'self',
    zh: {
      what: '读卡器 {reader} 没有可以办理这一项的密码键盘。',
      means: '没有发送给芯片，没有消耗次数。',
      act: '请改用电脑键盘输入，或换一台带密码键盘的读卡器。',
    },
    en: {
      what: 'The reader {reader} has no keys of its own for this.',
      means: 'Nothing was sent to the chip, and no try was used.',
      act: 'Type on the keyboard of the computer, or use a reader with keys.',
    },
  },
  'pin-source': {
    exit: 2,
    help: 'self',
    zh: {
      what: '没有说明密码在哪里输入：电脑键盘和读卡器键盘只能选一个。',
      means: '没有发送给芯片，没有消耗次数。',
      act: '请给出密码（修改时连同新密码），或者给出读卡器键盘上要输入的位数，不要两样都给。',
    },
    en: {
      what: 'It was not said where the PIN is typed: here or on the reader, one of the two.',
      means: 'Nothing was sent to the chip, and no try was used.',
      act: 'Give the PIN (for a change the new one too), or the number of digits to be typed on the reader, not both.',
    },
  },
  'block-without-effect': {
    exit: 3,
    help: 'technician',
    zh: {
      what: '永久锁定命令已被接受，但芯片随后仍可选择（{status}）。',
      means: '这张卡没有确实锁定，可能还能使用；不能当作已销毁。',
      act: '请保管好该卡，再试一次；仍不成功则剪毁芯片并交技术人员登记。',
    },
    en: {
      what: 'The block was accepted, and yet the chip can still be selected ({status}).',
      means: 'This card is not surely blocked and may still serve; it must not count as destroyed.',
      act: 'Keep the card, try once more; if it stays so, cut the chip and give it to a technician.',
    },
  },
} as const satisfies Record<string, FaultEntry>;
