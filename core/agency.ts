import { z } from 'zod';
import { keyNames } from './card/key-names.ts';
import { cardNumberSchema, chipIdSchema, idSchema as id, instantSchema as instant } from './identifiers.ts';
import { configurationSchema } from './rules/facts.ts';

/**
 * What the terminal says to the central agency, and hears. One schema per message; both sides validate with it.
 * Every request and answer is JSON over HTTP, signed as core/http-signature.ts says; over TLS 1.3 with certificates of the
 * agency's own authority on both sides, but for a sandbox on loopback. Bodies may be coded with gzip (native/coding.ts).
 * Only the body of a well-formed, signed answer with the right status may accept or refuse anything.
 */

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9A-F]{${String(bytes * 2)}}$`));

export const roles = ['teller', 'reviewer', 'technician', 'field', 'manager', 'auditor'] as const;
export type Role = (typeof roles)[number];

export const operatorSchema = z.object({
  id: z.string().regex(/^[a-z0-9]{2,32}$/),
  name: z.string().min(1),
  role: z.enum(roles),
  /** argon2id PHC string of the operator's sign-in PIN. */
  pinHash: z.string().startsWith('$argon2id$'),
});

const tlsKey = z.string().max(200).describe('public key for TLS, ECDSA on P-256: SubjectPublicKeyInfo, DER, base64url');
/** What the agency's authority gives a terminal for TLS. */
const certified = {
  certificate: z.string().describe("X.509 for the terminal's TLS key, PEM; its common name is the terminal's id"),
  authorities: z
    .array(z.string())
    .min(1)
    .max(4)
    .describe("the agency's authorities that the terminal trusts from now on, PEM: the present one, and the next one before it begins"),
};
export const certifiedSchema = z.object(certified);
export type Certified = z.infer<typeof certifiedSchema>;

/**
 * POST /v1/enrol: signed by the device key itself, with the key as keyid, which proves that the terminal holds it. Over TLS it
 * takes a code of the agency's, which works once; the same key asking again with the same code gets the same enrolment. A
 * sandbox on loopback needs no code. The answer is signed by the `agencyKey` it carries. The same key enrolled again is the same
 * terminal.
 */
export const enrolRequest = z.object({
  deviceKey: z.string().describe('Ed25519 public key of the terminal, base64url of the 32 raw bytes'),
  name: z.string().min(1).max(80).describe('what people call this counter'),
  sealingKey: z.string().optional().describe('X25519 public key of the terminal, base64url of 32 raw bytes: what is sealed for it'),
  code: z.string().max(64).optional().describe('one-time enrolment code; over TLS only'),
  tlsKey: tlsKey.optional().describe('for the client certificate; over TLS only'),
});
/** What every terminal works by; a change comes with the exchange. */
export const terminalConfiguration = z.object({
  anyBank: z.boolean().describe('true: this branch takes applications for every bank (sandbox)'),
  guardianBelowAge: z.int().describe('an applicant younger than this needs a guardian'),
  guardianSource: z.string().describe('the legal source of that age'),
  hotline: z.string(),
  instantIssue: z.boolean().default(false).describe('an instant-issue branch 即时制卡网点 (Article 10)'),
  retentionDays: z
    .int()
    .min(1)
    .max(3_650)
    .default(180)
    .describe('days that a closed case stays in the queue after the agency tallied it (Article 16)'),
  ...configurationSchema.pick({ fee: true, adultGuardian: true, agent: true, replacementGrounds: true, calendar: true }).shape,
});
export const enrolAnswer = z.object({
  terminalId: id,
  branch: z.object({ code: z.string(), name: z.string(), bank: z.string() }),
  agencyKey: z.string().describe('Ed25519 public key that signs orders, receipts and answers, base64url of 32 raw bytes'),
  sealingKey: z.string().nullable().default(null).describe('X25519 public key of the agency, as the terminal sends its own'),
  epoch: id.describe('changes when the agency was restored from a backup'),
  sandbox: z.boolean(),
  operators: z.array(operatorSchema),
  configuration: terminalConfiguration,
  /** The core system of the branch's bank (core/bank.ts), and the Ed25519 public key that signs its answers. */
  bankLine: z.object({ url: z.url(), key: z.string() }).nullable().default(null),
  certified: certifiedSchema.nullable().default(null).describe('where the request had a tlsKey'),
});
export type EnrolAnswer = z.infer<typeof enrolAnswer>;

/**
 * POST /v1/renew: another client certificate before the present one ends, or because the authority changes. An expired one of
 * this terminal's own is enough. The same key asked for again is answered again, so that a lost answer does no harm.
 */
export const renewRequest = z.object({ tlsKey });
export const renewAnswer = certifiedSchema;

/** POST /v1/people: what the sharing platform already knows (Article 9 para 2), and whether a live card exists. */
export const personRequest = z.object({ documentType: z.string(), documentNumber: z.string() });
export const personAnswer = z.object({
  known: z.boolean(),
  entitled: z.boolean(),
  /** Fields of the application that need not be asked again. */
  prefill: z.record(z.string(), z.string()),
  liveCard: z.boolean(),
});
export type PersonAnswer = z.infer<typeof personAnswer>;

/**
 * One item that an order has written to the chip: decoded value; encoding and length come from the card profile. A tag that
 * comes again is the next record of it; a template is a JSON object of its items' values by tag.
 */
export const orderItemSchema = z.object({
  directory: z.enum(['DF01', 'DF02', 'DF03', 'DF04', 'DF07']).optional().describe('absent: a file of the environment itself'),
  file: z.string().regex(/^EF[0-9A-F]{2}$/),
  tag: z
    .string()
    .regex(/^[0-9A-F]{2}$/)
    .describe('00: the whole of a transparent file, its value base64'),
  value: z.string().max(8192),
});

/** POST /v1/orders: a number bound to one chip. Idempotent by jobId; the same jobId with another chip is refused. */
export const orderRequest = z.object({ jobId: id, caseId: id, chipId: chipIdSchema, profile: z.enum(['2.0', '3.0']) });
export const orderSchema = z.object({
  orderId: id,
  jobId: id,
  caseId: id,
  terminalId: id,
  chipId: chipIdSchema,
  profile: z.enum(['2.0', '3.0']),
  cardNumber: cardNumberSchema,
  identificationCode: hex(16),
  socialSecurityNumber: z.string().length(18),
  /** Writes in any order but EF05/07 (card number), which is the commit mark and goes last. */
  items: z.array(orderItemSchema),
  printed: z.object({ name: z.string(), socialSecurityNumber: z.string(), cardNumber: cardNumberSchema }),
  issuedAt: instant,
  expiresAt: instant,
});
export type Order = z.infer<typeof orderSchema>;
/** `order` is an envelope (compact JWS, EdDSA by the agency key) over orderSchema. */
export const orderAnswer = z.object({ order: z.string() });

/**
 * POST /v1/keys/internal-authentication: does this chip hold its own IRK? factor and raw are what the terminal sent in
 * INTERNAL AUTHENTICATE, answer what the chip said. No counter is at risk.
 */
export const internalAuthenticationRequest = z.object({
  chipId: chipIdSchema,
  profile: z.enum(['2.0', '3.0']),
  factor: hex(8),
  raw: hex(8),
  answer: hex(8),
});
export const internalAuthenticationAnswer = z.object({ genuine: z.boolean() });

/** Why a card is destroyed, and by which two people. */
export const destructionSchema = z.object({ operator: z.string().min(1), reviewer: z.string().min(1), reason: z.string().min(2).max(200) });
export type Destruction = z.infer<typeof destructionSchema>;

/**
 * POST /v1/keys/external-authentication: the 16 bytes auth8‖raw8 for EXTERNAL AUTHENTICATE. The read keys (RK) for
 * any chip of a known issuing area, and PUK too: who may reset a PIN, the terminal keeps in its audit. An update key (UK) only
 * with the jobId whose order is bound to this very chip; BK and LK, which block for good, only for a destruction by two
 * people, which the agency records.
 */
export const externalAuthenticationRequest = z.object({
  chipId: chipIdSchema,
  profile: z.enum(['2.0', '3.0']),
  key: z.enum(keyNames),
  factor: hex(8),
  jobId: id.optional(),
  destruction: destructionSchema.optional(),
});
export const externalAuthenticationAnswer = z.object({ data: hex(16) });

/**
 * POST /v1/keys/secure-messaging: the MAC of PIN UNBLOCK, APPLICATION BLOCK or CARD BLOCK and of nothing else, or all the data
 * of PIN RELOAD. That one carries the new PIN in clear, for only the holder of STK can encipher it for the chip: TLS guards it
 * on the way, and neither side writes this body down anywhere.
 */
export const secureMessagingRequest = z.discriminatedUnion('use', [
  z.object({
    use: z.literal('mac'),
    chipId: chipIdSchema,
    profile: z.enum(['2.0', '3.0']),
    challenge: hex(8),
    key: z.enum(['STKSSSE', 'STKDF03', 'STKDF04']),
    header: z.enum(['8424000004', '841E000104', '8416000004']).describe('CLA INS P1 P2 Lc'),
  }),
  z.object({
    use: z.literal('pin-reload'),
    chipId: chipIdSchema,
    profile: z.enum(['2.0', '3.0']),
    challenge: hex(8),
    pin: z
      .string()
      .regex(/^(?=.{4,12}$)(?:\d\d)+(?:\dF)?$/)
      .describe('cn: 4 to 12 digits, an odd one followed by F'),
  }),
]);
/** 4 bytes of MAC; 12 (DES) or 20 (SM4) bytes for PIN RELOAD: the enciphered PIN and the MAC. */
export const secureMessagingAnswer = z.object({ data: z.union([hex(4), hex(12), hex(20)]) });

/** Why an enrolment code is not taken. */
export const codeRefusals = ['code-unknown', 'code-used', 'code-expired', 'code-burnt'] as const;

/**
 * POST /v1/recovery: the key of a terminal's store back, where nothing on its machine opens the store any more. Signed by a key of
 * the moment, with the key as keyid: the terminal's own lies in the store, and the code speaks for it. The code is the
 * agency's own, for one terminal, and works once.
 */
export const recoveryRequest = z.object({
  key: z.string().describe('Ed25519 public key of the moment that signs this, base64url of the 32 raw bytes'),
  sealingKey: z.string().describe('X25519 public key of the moment: the answer is sealed to it'),
  storeId: z.uuid(),
  code: z.string().min(1).max(64),
  wrap: z.string().max(4_000).describe('recoveryContent, sealed to the agency (compact JWE)'),
});
export const recoveryContent = z.object({ storeId: z.uuid(), terminalId: id, key: z.base64url().describe('the key of the store') });
export const recoveryAnswer = z.object({ sealedKey: z.string().describe('the key of the store, base64url, sealed to sealingKey') });
export type RecoveryRequest = z.infer<typeof recoveryRequest>;
export type RecoveryContent = z.infer<typeof recoveryContent>;

/**
 * A refusal of a whole request, signed like every answer; the status is 409 (a rule), 422 (body, or a file that is never
 * taken), 401/403 (terminal), 429 (`files-too-many`) or 425 (`nonce-used`, RFC 8470: something repeated the request on its way;
 * sign it anew and ask again). `file-offset`: bytes before these are missing. `file-differs`: the whole was not what its digest
 * says, and was thrown away. At the signed 403 `terminal-revoked` the terminal
 * locks itself until it is enrolled with a new code.
 */
export const refusalAnswer = z.object({
  refused: z.enum([
    'live-card',
    'not-entitled',
    'case-unknown',
    'case-not-accepted',
    'chip-used',
    'chip-stopped',
    'chip-other-job',
    'job-other-chip',
    'order-void',
    'order-expired',
    'chip-not-ordered',
    'destruction-unnamed',
    'area-unknown',
    'terminal-unknown',
    'terminal-revoked',
    'certificate-invalid',
    'signature-invalid',
    'nonce-used',
    'body-invalid',
    'file-offset',
    'file-differs',
    'file-not-taken',
    'files-too-many',
    'bundle-foreign',
    'bundle-damaged',
    ...codeRefusals,
    'recovery-code-wrong',
    'recovery-code-used',
    'recovery-code-expired',
    'recovery-wrap-foreign',
  ]),
  field: z.string().optional(),
  reason: z.string().max(200).optional().describe('terminal-revoked: why, in the words of the agency'),
});
export type Refusal = z.infer<typeof refusalAnswer>['refused'];

/** Paths of the agency's API, one per message pair. */
export const agencyPaths = {
  enrol: '/v1/enrol',
  renew: '/v1/renew',
  people: '/v1/people',
  holders: '/v1/holders',
  orders: '/v1/orders',
  internalAuthentication: '/v1/keys/internal-authentication',
  externalAuthentication: '/v1/keys/external-authentication',
  secureMessaging: '/v1/keys/secure-messaging',
  exchange: '/v1/exchange',
  fileStatus: '/v1/files/status',
  courier: '/v1/courier',
  recovery: '/v1/recovery',
} as const;
