import type { FaultEntry } from '../fault.ts';

/** People and their applications. `{zh}` and `{en}` are the sentences of core/people/sentences.ts, without personal data. */
export const peopleFaults = {
  'application-invalid': {
    exit: 4,
    help: 'self',
    zh: {
      what: '申请资料有误：{zh}',
      means: '申请尚未受理，没有保存任何资料。',
      act: '请对照有效身份证件改正上述项目后重新提交。',
    },
    en: {
      what: 'The application has mistakes: {en}',
      means: 'It was not taken in and nothing was kept.',
      act: 'Correct these fields from the valid identity document and hand it in again.',
    },
  },
  'identity-number-check': {
    exit: 4,
    help: 'self',
    zh: {
      what: '证件号码校验码不对（{fields}）。',
      means: '号码中至少有一位录错，申请尚未受理，没有保存任何资料。',
      act: '请对照证件逐位核对号码后重新提交；证件上的号码本身不对的，请持证人到发证机关核实。',
    },
    en: {
      what: 'The check digit of an identity number is wrong ({fields}).',
      means: 'At least one digit is mistyped; the application was not taken in and nothing was kept.',
      act: 'Compare the number with the document digit by digit; if the document itself is wrong, its issuer must look into it.',
    },
  },
  'name-not-encodable': {
    exit: 4,
    help: 'agency',
    zh: {
      what: '姓名中有 GB 18030 无法表示的字符（{fields}），芯片存不下。',
      means: '申请尚未受理，没有保存任何资料；不能用别的字代替。',
      act: '请按证件重新录入姓名；仍然不行的，请向市社会保障卡管理机构申请该字的处理办法。',
    },
    en: {
      what: 'A name has a character that GB 18030, and so the chip, cannot hold ({fields}).',
      means: 'The application was not taken in and nothing was kept; another character must not stand in.',
      act: 'Type the name again from the document; if that does not help, ask the agency how to write this character.',
    },
  },
  'picture-unusable': {
    exit: 4,
    help: 'self',
    zh: {
      what: '{useZh}不能使用：{zh}。',
      means: '业务没有受理，没有保存任何资料。',
      act: '请换一张图像或重新签名后再受理；有的申请不需要，也可以不附。',
    },
    en: {
      what: 'The {use} cannot be used: {en}.',
      means: 'The case was not taken in and nothing was kept.',
      act: 'Choose another picture or sign again, then take the case in; it may also go without one where none is needed.',
    },
  },
} as const satisfies Record<string, FaultEntry>;
