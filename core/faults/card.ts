import type { FaultEntry } from '../fault.ts';

/** Cards and chips: what stops between the terminal and the chip. Readers have a file of their own. */
export const cardFaults = {
  'card-torn': {
    exit: 3,
    help: 'self',
    zh: {
      what: '卡片在操作途中离开了读卡器 {reader}。',
      means: '正在写卡的，芯片可能只写了一部分，卡号仍然绑定这张芯片，没有丢失；只读卡的，芯片没有改动。',
      act: '请把同一张卡放回读卡器再做一次；写卡时系统会先核对，再从断点继续。',
    },
    en: {
      what: 'The card left the reader {reader} in the middle of a command.',
      means:
        'If it was being written it may be half written: its number stays bound to this chip and nothing is lost. If it was only read, it is as it was.',
      act: 'Put the same card back and do it again: what was being written is compared first and goes on from where it stopped.',
    },
  },
  'card-not-ours': {
    exit: 3,
    help: 'self',
    zh: {
      what: '这不是社会保障卡：芯片上没有社会保障应用（{status}）。',
      means: '没有向该卡写入任何内容。',
      act: '请取出，核对卡面后换上社会保障卡；若确是社会保障卡，请擦拭触点或换一台读卡器再试。',
    },
    en: {
      what: 'This is not a social security card: its chip has no social security application ({status}).',
      means: 'Nothing was written to it.',
      act: 'Take it out, look at its face and put in a social security card; if it is one, clean the contacts or try another reader.',
    },
  },
  'card-no-history': {
    exit: 3,
    help: 'self',
    zh: {
      what: '读卡器给出的复位信息中没有芯片的 13 个历史字节。',
      means: '这通常是非接触方式，或触点不良；无法推算这张芯片的密钥，因此没有试过任何密钥，只能读公开数据。',
      act: '请把卡插入接触式卡槽；已经插入的，请擦拭触点后重新插入。',
    },
    en: {
      what: 'The answer to reset that the reader gives does not carry the 13 historical bytes of the chip.',
      means:
        'Usually a contactless reader, or worn contacts: the keys of this chip cannot be worked out, so none was tried; only open data can be read.',
      act: 'Put the card into a contact slot; if it is in one, clean the contacts and put it in again.',
    },
  },
  'card-already-issued': {
    exit: 4,
    help: 'self',
    zh: {
      what: '这张卡已经有卡号，是发出过的卡。',
      means: '没有向该卡写入任何内容；原卡号和持卡人信息不变。',
      act: '请取出并核对是谁的卡，换一张空白卡制卡。',
    },
    en: {
      what: 'This card already carries a card number: it was issued before.',
      means: 'Nothing was written to it; its number and holder stay as they are.',
      act: 'Take it out, see whose it is, and put in a blank card.',
    },
  },
  'chip-not-prepared': {
    exit: 3,
    help: 'technician',
    zh: {
      what: '芯片没有完整的卡识别码，出厂预个人化未完成。',
      means: '无法确认这是哪一张芯片，没有写入任何内容。',
      act: '请换一张空白卡；该卡交技术人员，按质量问题登记。',
    },
    en: {
      what: 'The chip has no complete identification code: it left the factory unprepared.',
      means: 'Nobody can say which chip this is; nothing was written.',
      act: 'Take another blank; give this one to a technician as a quality fault.',
    },
  },
  'chip-algorithm-unknown': {
    exit: 3,
    help: 'technician',
    zh: {
      what: '芯片使用的算法（{algorithm}）本终端不支持。',
      means: '没有试过任何密钥，也没有写入任何内容；公开数据仍可读取。',
      act: '请换一张空白卡；若是持卡人的卡，请联系管理机构。',
    },
    en: {
      what: 'The chip works with an algorithm ({algorithm}) that this terminal does not have.',
      means: 'No key was tried and nothing was written; open data can still be read.',
      act: "Take another blank; if it is somebody's card, ask the agency.",
    },
  },
  'chip-not-genuine': {
    exit: 3,
    help: 'manager',
    zh: {
      what: '芯片未能证明自己：内部认证的结果与密钥服务计算的不一致。',
      means: '这可能是伪造的芯片，或密钥与发卡地区不符。有次数限制的密钥一个也没有试，没有写入任何内容。',
      act: '请停止使用该卡并单独保管，报告主管；换一张空白卡继续。',
    },
    en: {
      what: 'The chip could not prove itself: its answer differs from what the key service computed.',
      means: 'It may be forged, or its keys belong to another area. No key with a counter was tried, and nothing was written.',
      act: 'Use it no further, keep it apart and tell the manager; go on with another blank.',
    },
  },
  'key-refused': {
    exit: 3,
    help: 'reviewer',
    zh: {
      what: '芯片拒绝了密钥 {key}，该密钥还可尝试 {tries} 次。',
      means: '系统不会自动再试：次数用尽后密钥锁死，芯片只能作废。没有因此写入任何内容。',
      act: '请取出卡片，由复核员查明原因并同意后才可再试；否则换一张空白卡。',
    },
    en: {
      what: 'The chip refused key {key}; {tries} tries of it are left.',
      means:
        'The terminal does not try again by itself: at no tries left the key is locked and the chip lost. Nothing was written because of it.',
      act: 'Take the card out; a reviewer must find out why and agree before it is tried again. Otherwise take another blank.',
    },
  },
  'key-locked': {
    exit: 3,
    help: 'technician',
    zh: {
      what: '芯片的密钥 {key} 已锁死。',
      means: '这张芯片不能再写入；若已绑定卡号，该卡须按废卡处理。',
      act: '请换一张空白卡；该卡交技术人员，按质量问题登记。',
    },
    en: {
      what: 'Key {key} of the chip is locked.',
      means: 'This chip cannot be written any more; if a number is bound to it, the card has to be closed as spoilt.',
      act: 'Take another blank; give this one to a technician as a quality fault.',
    },
  },
  'chip-blocked': {
    exit: 3,
    help: 'technician',
    zh: {
      what: '芯片或其社会保障应用已被永久锁定（{status}）。',
      means: '这张卡永远不能再用；若是持卡人的卡，数据仍在管理机构。',
      act: '请收回该卡并为持卡人办理补换。',
    },
    en: {
      what: 'The chip or its social security application is blocked for good ({status}).',
      means: 'The card will never serve again; the data of its holder are with the agency.',
      act: 'Keep the card and replace it for its holder.',
    },
  },
  'chip-write-failed': {
    exit: 3,
    help: 'technician',
    zh: {
      what: '芯片报告写入失败（6581）：存储器损坏。',
      means: '正在写的内容可能不完整；卡号仍绑定这张芯片，没有丢失。',
      act: '请把该卡按废卡处理（须复核），再换一张空白卡重新制卡。',
    },
    en: {
      what: 'The chip reports that writing failed (6581): its memory is worn.',
      means: 'What was being written may be incomplete; the number stays bound to this chip and nothing is lost.',
      act: 'Close this card as spoilt, with a reviewer, and issue on another blank.',
    },
  },
  'chip-refused': {
    exit: 3,
    help: 'technician',
    zh: {
      what: '芯片没有执行“{commandZh}”：{zh}（{status}）。',
      means: '操作停在这一步；已经写入的内容没有丢失，卡号仍绑定这张芯片。',
      act: '请取出卡片重新放入再试一次；再次出现请换卡，并把该卡交技术人员。',
    },
    en: {
      what: 'The chip did not carry out {command}: {en} ({status}).',
      means: 'The work stopped at this step; what was written is not lost and the number stays bound to this chip.',
      act: 'Take the card out, put it in again and try once more; if it happens again take another card and give this one to a technician.',
    },
  },
  'chip-answer-nonsense': {
    exit: 3,
    help: 'technician',
    zh: {
      what: '芯片对“{commandZh}”的应答不合规范：{zh}。',
      means: '可能是触点磨损或芯片损坏；这一步的结果没有被采用。',
      act: '请擦拭触点后重新放入，或换一台读卡器；再次出现请换卡。',
    },
    en: {
      what: 'The chip answered {command} with something that the standard does not have: {en}.',
      means: 'The contacts may be worn or the chip damaged; what came was not used.',
      act: 'Clean the contacts and put the card in again, or use another reader; if it happens again take another card.',
    },
  },
  'order-not-writable': {
    exit: 5,
    help: 'agency',
    zh: {
      what: '订单中的数据项 {file} {tag} 无法写入芯片（{reason}）。',
      means: '写卡没有开始，芯片没有改动。',
      act: '请联系管理机构更正该业务的资料后重新下单。',
    },
    en: {
      what: 'Item {file} {tag} of the order cannot be written to the chip ({reason}).',
      means: 'Writing did not begin and the chip is as it was.',
      act: 'Have the agency correct the data of this case and give a new order.',
    },
  },
  'log-not-understood': {
    exit: 2,
    help: 'self',
    zh: {
      what: '第 {line} 行看不懂：不是芯片通信记录。',
      means: '没有解释任何内容，也没有接触任何卡片。',
      act: '请给出本终端的记录、成对的十六进制指令与应答，或 opensc-tool -s、scriptor、pcscd --apdu 的输出；请核对这一行。',
    },
    en: {
      what: 'Line {line} is not understood: it is no record of what was said to a chip.',
      means: 'Nothing was explained, and no card was touched.',
      act: 'Give a tape of this terminal, commands and answers in hex, or the output of opensc-tool -s, scriptor or pcscd --apdu; look at this line.',
    },
  },
  'log-too-long': {
    exit: 2,
    help: 'self',
    zh: {
      what: '记录太长：一次最多 {exchanges} 条往来、{megabytes} MB。',
      means: '没有解释任何内容，也没有接触任何卡片。',
      act: '请只截取出问题前后的一段，再解释一次。',
    },
    en: {
      what: 'The recording is too long: at most {exchanges} exchanges and {megabytes} MB at a time.',
      means: 'Nothing was explained, and no card was touched.',
      act: 'Cut out what was said around the trouble and have that explained.',
    },
  },
} as const satisfies Record<string, FaultEntry>;
