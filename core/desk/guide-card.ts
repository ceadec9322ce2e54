import { check, decides, deliver, free, newCardFee, ownDocument, twelveDays, words } from './guide-entry.ts';
import type { GuideEntry } from './guide-entry.ts';

/** From the first card to the next one. */
export const cardEntries = {
  apply: {
    scope: words(
      '首次办理社会保障卡，用于就医结算、缴费、领取待遇和金融服务。',
      'A first social security card, for medical care, payments, benefits and banking.',
    ),
    conditions: words(
      '本市户籍人员，以及依法享受本市社会保障及其他公共服务待遇的非本市户籍人员（第四条）；每人一张有效卡。',
      'Residents registered in the city, and others entitled by law to its social security or public services (Article 4); one live card a person.',
    ),
    documents: words(
      '本人有效身份证件、相片、职业、手机号码、通讯地址，并选定合作银行；共享平台已有的信息不重复提供（第九条）。代办按管理机构的规定，双方证件都要带。',
      'The valid identity document, a photo, occupation, mobile number, postal address and the chosen bank; what the sharing platform knows is not asked again (Article 9). Who applies for another goes by the rules of the agency and brings both documents.',
    ),
    procedure: [
      words(
        '核验身份证件，查询共享平台，补齐资料。',
        'The document is checked, the sharing platform asked, and what is missing filled in.',
      ),
      words('受理：给业务编号，从次日起计时限。', 'It is taken in under a case number; the time runs from the next day.'),
      words('即时制卡网点当场制卡；其他由制卡中心制作。', 'An instant-issue branch makes the card at once, else the centre does.'),
      deliver,
    ],
    limit: twelveDays,
    fee: words('首次申领免交工本费（第二十七条）。', 'None for a first card (Article 27).'),
  },
  receive: {
    scope: words(
      '领取制卡中心制好的卡，包括在网上申请、选在本网点领取的卡。',
      'Collecting a card that the centre made, also one applied for on the web for this branch.',
    ),
    conditions: words(
      '卡已到本网点并清点入库；由申请人领取，代领按管理机构的规定。',
      'The card has arrived here and was counted in; the applicant collects it, another only by the rules of the agency.',
    ),
    documents: words(
      '领取人本人有效身份证件原件；换卡的带旧卡；代领的，登记双方身份（第十九条）。',
      'The identity document of who collects; the old card where it is replaced. Where another collects, both identities are recorded (Article 19).',
    ),
    procedure: [
      words('按姓名或序列号找到卡。', 'The card is found by name or serial number.'),
      words(
        '核验证件，卡面、相片与本人核对；可把卡放进读卡器核对卡号。',
        'The document is checked, face and photo are compared with the person; the chip may be compared in a reader.',
      ),
      words(
        '应缴工本费的，缴纳或登记缓交；换卡的，收回旧卡。',
        'A fee that is due is paid or deferred on record; a replaced card is taken back.',
      ),
      words('登记交付并上报管理机构。', 'The hand-over is recorded and told to the agency.'),
    ],
    limit: words(
      '到网点即可领取；发卡期限自受理之日起算 12 个工作日（第十条、第二十五条）。',
      'As soon as it is here; the card itself is due within 12 working days after it was applied for (Articles 10 and 25).',
    ),
    fee: words(
      '首次申领和 1 年内因质量问题换卡免交，其他领卡时缴纳（第二十七条）。',
      'None for a first card, or one replaced within a year for a quality fault; otherwise due now (Article 27).',
    ),
  },
  activate: {
    scope: words(
      '启用医疗保险个人账户或金融账户，两个账户分别启用（第十三条）。',
      'Activates the medical insurance account or the financial account, each by itself (Article 13).',
    ),
    conditions: words(
      '卡有效，账户已开立；持卡人到场。金融账户由发卡银行办理。',
      'A live card whose account was opened; the holder is present. The financial account is its own bank’s to activate.',
    ),
    documents: words(
      '社会保障卡或电子社会保障卡（第三十五条），或有效身份证件。',
      'The card or the electronic card (Article 35), or an identity document.',
    ),
    procedure: [
      check,
      words('选择账户。', 'The account is chosen.'),
      words('由管理机构或银行系统启用，屏幕显示结果。', 'Agency or bank activates it, and the screen shows the outcome.'),
    ],
    limit: words('管理机构或银行确认后生效。', 'It holds once agency or bank has confirmed.'),
    fee: free,
  },
  'report-loss': {
    scope: words(
      '遗失后暂停社会保障卡的使用，资金账户依法暂停（第二十一条）。',
      'Stops a lost card; its accounts are suspended by law (Article 21).',
    ),
    conditions: words(
      '卡已遗失；任一合作银行网点都可办理，也可在网上、拨打政务服务便民热线或银行客服电话。',
      'The card is lost. Any branch of any partner bank takes it in, also the web, the government hotline and the bank’s telephone.',
    ),
    documents: ownDocument,
    procedure: [
      check,
      words('登记挂失。', 'The loss is recorded.'),
      words(
        '管理机构和银行收到后暂停账户；没有网络时只登记，尚未生效，请同时打热线。',
        'The accounts are suspended once agency and bank have it; without network it is only recorded and NOT yet in force: phone the hotline too.',
      ),
    ],
    limit: words('管理机构和银行收到即生效，以屏幕显示为准。', 'In force once agency and bank have it, as the screen says.'),
    fee: free,
  },
  'lift-loss': {
    scope: words('找回卡后恢复使用（第二十二条）。', 'A card that was found works again (Article 22).'),
    conditions: words('已挂失、卡已找回，且没有申请补卡。', 'Its loss is recorded, the card was found, and no new one was applied for.'),
    documents: words('本人有效身份证件原件和找回的卡。', 'The identity document itself, and the card that was found.'),
    procedure: [
      check,
      words('把卡放进读卡器，核对是同一张卡。', 'The card is put into the reader and seen to be the same one.'),
      words('管理机构和银行解除后恢复使用。', 'It works again once agency and bank have lifted the loss.'),
    ],
    limit: words('管理机构和银行确认后生效。', 'It holds once agency and bank have confirmed.'),
    fee: free,
  },
  reissue: {
    scope: words('遗失后补领新卡（第二十三条）。', 'A new card for a lost one (Article 23).'),
    conditions: words(
      '卡已遗失；还没有挂失的同时挂失。受理后不能再解挂，找回的旧卡不能使用。',
      'The card is lost; its loss is recorded in the same act. From then on the loss is not lifted, and the old card stays dead when found.',
    ),
    documents: ownDocument,
    procedure: [
      check,
      words('登记挂失，核对资料，受理补卡。', 'The loss is recorded, the data are checked, and the reissue is taken in.'),
      words(
        '制卡：当场或由制卡中心。补卡期间，应用单位应当保障基本待遇（第二十八条）。',
        'The card is made, here or at the centre. Meanwhile the holder keeps the benefits (Article 28).',
      ),
      deliver,
    ],
    limit: twelveDays,
    fee: newCardFee,
  },
  'withdraw-reissue': {
    scope: words('新卡还没有制作时，撤回补卡申请。', 'Takes back an application for a new card while nothing was made.'),
    conditions: words(
      '补卡已受理、新卡尚未制作。《办法》没有规定撤回，是否同意由管理机构决定。',
      'A reissue was taken in and nothing was made. The measures are silent on it: whether it is agreed the agency decides.',
    ),
    documents: ownDocument,
    procedure: [
      check,
      words('登记撤回申请，报管理机构。', 'The wish is recorded and goes to the agency.'),
      words(
        '同意后挂失仍然有效，找回卡的再办解挂（第二十二条）。',
        'Where it is agreed the loss stays recorded, and may then be lifted (Article 22).',
      ),
    ],
    limit: decides,
    fee: free,
  },
  replace: {
    scope: words(
      '卡面或芯片损坏、个人基本信息变更、变更合作银行时换领新卡（第二十四条）。',
      'A new card where face or chip is damaged, basic data changed, or the bank is changed (Article 24).',
    ),
    conditions: words(
      '（一）卡面污损、残缺不能辨认，或芯片不能在读卡设备上读写；（二）姓名、身份证件号码、民族等依法变更；（三）变更合作银行；以及管理机构规定的其他情形。',
      '(1) The face cannot be recognised, or the chip cannot be read or written on a reader; (2) name, identity number, ethnicity or the like lawfully changed; (3) another partner bank; and what else the agency has ruled.',
    ),
    documents: words(
      '本人有效身份证件原件和旧卡；信息变更的，带载有新信息的证件或变更证明。',
      'The identity document itself and the old card; for changed data a document with the new ones, or a proof of the change.',
    ),
    procedure: [
      check,
      words('损坏的先检测，检测结果决定是否免费。', 'A damaged card is examined first; what is found decides whether it is free.'),
      words('受理换卡，制作新卡；旧卡在领新卡前继续使用。', 'The replacement is taken in and the card made; the old one works until then.'),
      words(
        '领新卡时收回旧卡，两人在场销毁并登记。',
        'The old card is taken back when the new one is collected, and destroyed before two people, on record.',
      ),
    ],
    limit: twelveDays,
    fee: words(
      '领卡后 1 年内因质量问题换卡免交，以检测记录为准；其他领卡时缴纳工本费（第二十七条）。',
      'None within one year of collection for a quality fault that the diagnosis shows; otherwise due when the card is collected (Article 27).',
    ),
  },
} as const satisfies Record<string, GuideEntry>;
