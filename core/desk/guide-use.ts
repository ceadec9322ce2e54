import { atOnce, check, decides, free, ownDocument, words } from './guide-entry.ts';
import type { GuideEntry } from './guide-entry.ts';

/** What is done with a card that somebody has, and its end. */
export const useEntries = {
  cancel: {
    scope: words(
      '持卡人死亡或不再享受待遇时注销，各应用单位停止其使用（第二十六条）。',
      'Ends a card on death or when the holder is no longer entitled; all who use it stop (Article 26).',
    ),
    conditions: words(
      '因死亡被公安机关注销户籍，或依法不应继续享受本市待遇。不想用卡不属于注销情形，可办应用锁定。',
      'The police cancelled the household registration for death, or the holder is no longer entitled by law. Not to want the card is no ground: an application of it can be locked.',
    ),
    documents: words(
      '来办理的人的有效身份证件，以及死亡注销户籍的证明。',
      'The identity document of who comes, and the proof that the registration was cancelled.',
    ),
    procedure: [
      check,
      words('收下证明，报管理机构。', 'The proof is taken in and goes to the agency.'),
      words('由管理机构注销。', 'The agency cancels the card.'),
    ],
    limit: decides,
    fee: free,
  },
  lock: {
    scope: words(
      '暂停社保应用或金融应用；可以解除，不写入芯片（第六条）。',
      'Stops the social security or the financial application: it can be undone and writes nothing to the chip (Article 6).',
    ),
    conditions: words('卡有效；金融应用由发卡银行办理。', 'A live card; the financial application is its own bank’s to lock.'),
    documents: ownDocument,
    procedure: [
      check,
      words('选择应用并锁定。', 'The application is chosen and locked.'),
      words('管理机构或银行确认后生效。', 'It holds once agency or bank has confirmed.'),
    ],
    limit: atOnce,
    fee: free,
  },
  unlock: {
    scope: words('恢复被锁定的社保应用或金融应用（第六条）。', 'Opens a locked application again (Article 6).'),
    conditions: words(
      '应用处于锁定状态；须经复核。芯片已永久锁定的不能解锁，办换卡。',
      'The application is locked; it takes a reviewer. A chip that is blocked for good cannot be opened: it is replaced.',
    ),
    documents: ownDocument,
    procedure: [
      check,
      words('复核人员到场确认。', 'The reviewer comes and agrees.'),
      words('管理机构或银行确认后生效。', 'It holds once agency or bank has confirmed.'),
    ],
    limit: atOnce,
    fee: free,
  },
  query: {
    scope: words(
      '查询本人卡内信息和应用信息，可打印（第二十条）。',
      'Shows and prints what chip, agency and bank hold of the card (Article 20).',
    ),
    conditions: words('持卡人本人；卡是什么状态都可以查。', 'The holder, whatever became of the card.'),
    documents: words(
      '社会保障卡或电子社会保障卡（第三十五条），或有效身份证件。',
      'The card or the electronic card (Article 35), or an identity document.',
    ),
    procedure: [
      check,
      words('当面显示卡内、管理机构和银行的信息。', 'What chip, agency and bank hold is shown in person.'),
      words('认为不准确的，可当场申请更正。', 'What seems inaccurate can be corrected on application, at once.'),
    ],
    limit: atOnce,
    fee: free,
  },
  'change-pin': {
    scope: words(
      '知道原密码时修改社保密码；银行密码由银行办理，是另一个密码（第六条）。',
      'Changes the social security PIN for who knows it; the bank PIN is another one and the bank’s (Article 6).',
    ),
    conditions: words(
      '卡在手中、密码没有锁定；只剩最后 1 次机会时须经复核。',
      'The card is here and its PIN not locked; the last try takes a reviewer.',
    ),
    documents: words('社会保障卡。', 'The card.'),
    procedure: [
      words('把卡放进读卡器，看剩余次数。', 'The card is put into the reader, and the tries left are shown.'),
      words(
        '持卡人输入原密码和新密码；读卡器有键盘的用读卡器键盘。',
        'The holder types the old and the new PIN, on the reader’s own keys where it has some.',
      ),
    ],
    limit: atOnce,
    fee: free,
  },
  'reset-pin': {
    scope: words(
      '忘记或锁定社保密码时重置（第六条、第十九条）。',
      'A new social security PIN where it was forgotten or is locked (Articles 6 and 19).',
    ),
    conditions: words('持卡人本人到场，卡在手中；须经复核。', 'The holder is present with the card; it takes a reviewer.'),
    documents: ownDocument,
    procedure: [
      check,
      words('复核人员到场确认。', 'The reviewer comes and agrees.'),
      words('持卡人输入新密码。', 'The holder types the new PIN.'),
    ],
    limit: atOnce,
    fee: free,
  },
  'change-data': {
    scope: words(
      '变更登记的信息；卡面或芯片上有的信息，随换卡更新（第六条、第二十四条）。',
      'Changes what is recorded; what face or chip carry follows by replacement (Articles 6 and 24).',
    ),
    conditions: words('信息已经依法变更；变更合作银行的办换卡。', 'The data have lawfully changed; another bank means a replacement.'),
    documents: words(
      '本人有效身份证件原件；卡上有的信息，还要带变更证明。',
      'The identity document itself; for what the card carries, a proof of the change too.',
    ),
    procedure: [
      check,
      words('登记新信息，报管理机构核实。', 'The new data are recorded and go to the agency, which checks them.'),
      words('姓名、证件号码等卡上信息变更的，接着办换卡。', 'Where the card carries them, it is replaced next.'),
    ],
    limit: decides,
    fee: words('变更本身不收费；换卡的工本费见“换卡”。', 'None for the change; for the fee of a new card see replacement.'),
  },
  correct: {
    scope: words(
      '持卡人认为记录不准确时申请更正（第二十条）。',
      'The holder asks for the correction of a record that seems inaccurate (Article 20).',
    ),
    conditions: words('说明哪一项不准确、应当是什么。', 'It is said which record is inaccurate and what it should be.'),
    documents: ownDocument,
    procedure: [
      check,
      words('登记要更正的内容。', 'What is to be corrected is recorded.'),
      words('由管理机构或应用单位依法核实、更正。', 'The agency, or the unit that holds the record, checks and corrects it by law.'),
    ],
    limit: decides,
    fee: free,
  },
  suspicion: {
    scope: words(
      '怀疑冒领、冒用、盗用，或伪造、变造、买卖社会保障卡（第三十二条）。',
      'Somebody else’s card may be in use, or a card forged, altered or traded (Article 32).',
    ),
    conditions: words('任何人都可以提出；柜员发现的也在这里登记。', 'Anybody may raise it; so does a teller who sees it.'),
    documents: words('不需要证明身份。', 'Nobody has to prove identity.'),
    procedure: [
      words('立即停止办理，不争执。', 'Stop at once, without dispute.'),
      words('登记经过，保全卡片和记录。', 'What happened is recorded; card and records are kept.'),
      words('报告管理机构；由相关部门或公安机关处理。', 'The agency is told; the departments concerned or the police deal with it.'),
    ],
    limit: atOnce,
    fee: free,
  },
} as const satisfies Record<string, GuideEntry>;
