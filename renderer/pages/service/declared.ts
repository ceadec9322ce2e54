import type { FiledService, Filing } from '../../../core/filing.ts';
import type { Service } from '../../../core/desk/services.ts';
import { serviceWords, willWords } from '../../text/service-words.ts';
import type { Text } from '../../text/text.ts';
import { accounts, applications, evidences, cancelGrounds, pins, replaceGrounds, suspicions } from './choices.ts';
import type { Choice } from './choices.ts';

/** One field of a service's page, in the order in which it is asked. */
export type Asked = (
  | {
      readonly kind: 'choice';
      readonly name: 'ground' | 'account' | 'application' | 'evidence' | 'pin';
      readonly choices: readonly Choice[];
    }
  | { readonly kind: 'tick'; readonly name: 'faceIllegible' | 'chipUnreadable' | 'proved' | 'urgent' }
  | { readonly kind: 'bank' | 'changes' | 'diagnosis' | 'deliver' | 'note' }
  | { readonly kind: 'pins'; readonly old: boolean }
) & {
  /** Asked only of such a filing. */
  readonly when?: (filing: Filing) => boolean;
  /** What the field is called here, where it differs from its own name. */
  readonly label?: Text;
};

/** One service at the counter: its key in the list, what is asked, and what its button does. */
export interface Declared {
  readonly key: string;
  readonly asked: readonly Asked[];
  /** `{name}`: the holder, masked. */
  readonly willDo: Text;
  readonly act: Text;
  /** What is missing before it can be filed, beside what the rules say. */
  readonly missing?: (filing: Filing) => readonly Text[];
  /** Filings on which the list asks whether the service can be had at all. */
  readonly probes: readonly Filing[];
}

const newCard: readonly Asked[] = [{ kind: 'deliver' }, { kind: 'tick', name: 'urgent' }];
const changed: Asked = { kind: 'changes' };
const proved: Asked = { kind: 'tick', name: 'proved' };
const anyChange: readonly Filing[] = [{ changes: { mobile: '13800000000' } }];
const pin: Asked = { kind: 'choice', name: 'pin', choices: pins };
const ofCard = ({ pin: which }: Filing): boolean => which === 'social-security';

const onGround = (ground: string) => (filing: Filing) => filing.ground === ground;

export const declared: Readonly<Record<FiledService, Declared>> = {
  'report-loss': { key: '1', asked: [{ kind: 'note' }], willDo: willWords.reportLoss, act: serviceWords.actReportLoss, probes: [{}] },
  'lift-loss': { key: '2', asked: [{ kind: 'note' }], willDo: willWords.liftLoss, act: serviceWords.actLiftLoss, probes: [{}] },
  reissue: { key: '3', asked: newCard, willDo: willWords.reissue, act: serviceWords.actReissue, probes: [{}] },
  'withdraw-reissue': {
    key: '4',
    asked: [{ kind: 'note' }],
    willDo: willWords.withdrawReissue,
    act: serviceWords.actWithdraw,
    probes: [{}],
  },
  replace: {
    key: '5',
    asked: [
      { kind: 'choice', name: 'ground', choices: replaceGrounds },
      { kind: 'tick', name: 'faceIllegible', when: onGround('face') },
      { kind: 'tick', name: 'chipUnreadable', when: onGround('chip') },
      { kind: 'diagnosis', when: ({ ground }) => ground === 'face' || ground === 'chip' },
      { kind: 'bank', when: onGround('bank') },
      { ...changed, when: onGround('data') },
      { ...proved, when: onGround('data') },
      ...newCard,
    ],
    willDo: willWords.replace,
    act: serviceWords.actReplace,
    probes: [{ ground: 'face', faceIllegible: true }],
  },
  activate: {
    key: '6',
    asked: [{ kind: 'choice', name: 'account', choices: accounts }],
    willDo: willWords.activate,
    act: serviceWords.actActivate,
    probes: [{ account: 'medical' }, { account: 'bank' }],
  },
  lock: {
    key: '7',
    asked: [{ kind: 'choice', name: 'application', choices: applications }, { kind: 'note' }],
    willDo: willWords.lock,
    act: serviceWords.actLock,
    probes: [{ application: 'social-security' }, { application: 'financial' }],
  },
  unlock: {
    key: '8',
    asked: [{ kind: 'choice', name: 'application', choices: applications }, { kind: 'note' }],
    willDo: willWords.unlock,
    act: serviceWords.actUnlock,
    probes: [{ application: 'social-security' }, { application: 'financial' }],
  },
  'change-pin': {
    key: '9',
    asked: [pin, { kind: 'pins', old: true, when: ofCard }],
    willDo: willWords.changePin,
    act: serviceWords.actChangePin,
    probes: [{ pin: 'social-security' }],
  },
  'reset-pin': {
    key: '0',
    asked: [pin, { kind: 'pins', old: false, when: ofCard }],
    willDo: willWords.resetPin,
    act: serviceWords.actResetPin,
    probes: [{ pin: 'social-security' }],
  },
  'change-data': {
    key: 'm',
    asked: [changed, proved],
    willDo: willWords.changeData,
    act: serviceWords.actChangeData,
    probes: anyChange,
  },
  correct: {
    key: 't',
    asked: [changed, { kind: 'note', label: serviceWords.whyWrong }],
    willDo: willWords.correct,
    act: serviceWords.actCorrect,
    probes: anyChange,
  },
  cancel: {
    key: 'x',
    asked: [
      { kind: 'choice', name: 'ground', choices: cancelGrounds },
      { kind: 'choice', name: 'evidence', choices: evidences, when: onGround('death') },
      { kind: 'note' },
    ],
    willDo: willWords.cancel,
    act: serviceWords.actCancel,
    probes: [{ ground: 'no-longer-entitled' }, { ground: 'death', evidence: 'registration-cancelled' }],
  },
  suspicion: {
    key: 'z',
    asked: [
      { kind: 'choice', name: 'ground', choices: suspicions },
      { kind: 'note', label: serviceWords.whatHappened },
    ],
    willDo: willWords.suspicion,
    act: serviceWords.actSuspicion,
    missing: ({ ground, note }) => [
      ...(ground === undefined ? [serviceWords.suspicionKind] : []),
      ...((note ?? '').length < 2 ? [serviceWords.whatHappened] : []),
    ],
    probes: [{}],
  },
};

/** Services that have a page of their own, in the order of the list. */
export const listed: readonly Service[] = [
  'report-loss',
  'lift-loss',
  'reissue',
  'withdraw-reissue',
  'replace',
  'activate',
  'lock',
  'unlock',
  'change-pin',
  'reset-pin',
  'query',
  'change-data',
  'correct',
  'cancel',
  'suspicion',
  'apply',
  'receive',
];

/** Free of the letters of the rail. */
const otherKeys = { query: 'y', apply: 'a', receive: 'k' } as const;

export function keyOf(service: Service): string {
  return service === 'query' || service === 'apply' || service === 'receive' ? otherKeys[service] : declared[service].key;
}

export function probesOf(service: Service): readonly Filing[] {
  return service === 'query' || service === 'apply' || service === 'receive' ? [{}] : declared[service].probes;
}

/** The fields that are asked of such a filing. */
export function askedOf(service: FiledService, filing: Filing): readonly Asked[] {
  return declared[service].asked.filter(({ when }) => when === undefined || when(filing));
}

/** A field is still empty without which the rules cannot say more. */
export function unfilled(service: FiledService, filing: Filing): boolean {
  return askedOf(service, filing).some(
    (one) =>
      (one.kind === 'choice' && filing[one.name] === undefined) ||
      (one.kind === 'bank' && filing.newBank === undefined) ||
      (one.kind === 'changes' && Object.values(filing.changes ?? { none: '' }).includes('')),
  );
}

/** What stands in fields that are not asked any more does not count. */
export function filingOf(service: FiledService, filing: Filing): Filing {
  const asked = askedOf(service, filing);
  const names = new Set<string>(asked.flatMap((one) => fieldsOf(one)));
  const kept = Object.entries(filing).filter(([name]) => names.has(name));
  return Object.fromEntries(kept);
}

function fieldsOf(asked: Asked): readonly string[] {
  if (asked.kind === 'choice' || asked.kind === 'tick') return [asked.name];
  return { bank: ['newBank'], changes: ['changes'], diagnosis: ['diagnosis'], deliver: ['deliver'], note: ['note'], pins: [] }[asked.kind];
}
