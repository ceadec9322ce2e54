import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { agencyPaths, refusalAnswer } from '../core/agency.ts';
import { agencyMessages } from '../core/agency-messages.ts';
import type { AgencyMessage } from '../core/agency-messages.ts';
import { judge } from '../core/desk/answer.ts';
import type { Verdict } from '../core/desk/answer.ts';
import { examples } from './agency-api-examples.ts';
import { inCheckout } from './setup/place.mjs';

// npm run docs

export const agencyApiFile = inCheckout('docs/agency-api.json');

type Name = keyof typeof agencyPaths;
const names = Object.keys(agencyPaths) as Name[];

const verdictWords: Readonly<Record<Verdict, string>> = {
  decided: '按答复处理 the results count',
  wait: '稍后再试 the terminal tries again later',
  split: '拆分批次，找出有问题的一条 the batch is split until the one entry stands alone',
  terminal: '本终端有问题，全部暂停 the terminal is the problem and holds everything',
  between: '中间有其他设备，全部暂停 something sits in between and everything is held',
};

/** Statuses that an agency answers with, and what each is for; what the terminal makes of it follows from the closed table. */
const refusals: Readonly<Record<number, string>> = {
  401: 'terminal-unknown, signature-invalid',
  403: 'terminal-revoked, certificate-invalid',
  409: 'a rule; see the refusal (file-offset, file-differs among them)',
  413: 'the body is longer than the agency reads',
  422: 'body-invalid, file-not-taken',
  425: 'nonce-used (RFC 8470): signed anew it is another request',
  429: 'too many requests; Retry-After is honoured up to an hour',
  503: 'not now; Retry-After is honoured up to an hour',
};

/** The agency's API as OpenAPI 3.1: made from the schemas that both sides check with, never written by hand. */
export function agencyApi(): object {
  return {
    openapi: '3.1.1',
    info: {
      title: '穗卡柜面 · 管理机构接口 Suika Counter, API of the central agency',
      version: '1.0.0',
      summary: '柜面终端与市社会保障卡管理机构之间的全部报文 every message between a counter and the agency',
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: 'https://agency.example', description: '由登记单给出 as the enrolment ticket names it' }],
    paths: { ...Object.fromEntries(names.map((name) => [agencyPaths[name], { post: operation(name) }])), ...fileBytes() },
    components: {
      schemas: { ...Object.fromEntries(names.flatMap(schemasOf)), Refusal: schemaOf(refusalAnswer) },
      parameters: parameters(),
      headers: signatureHeaders,
      securitySchemes,
    },
  };
}

const description = `JSON over HTTP, TLS 1.3 with certificates of the agency's own authority on both sides; enrolment alone has no client certificate yet.

Every request and answer carries an HTTP message signature (RFC 9421, Ed25519, label \`suika\`) and a Content-Digest (RFC 9530, sha-256). A request covers "@method", "@path" and "content-digest" and has a nonce that is used once; an answer covers "@status", "content-digest" and the request's "signature";req. Bodies may be coded with gzip; digest and signature are over the coded bytes. Decoded, a request has 1 MiB at most, one that brings a bundle a little more than 12 MiB, and an answer 4 MiB: changes that find no room come with the next answer, for the cursor names the last one that did.

Only the body of a signed, well-formed answer accepts or refuses anything. What every other status means to the terminal stands with it as \`x-verdict\`.`;

function operation(name: Name): object {
  const { summary, signedBy }: AgencyMessage = agencyMessages[name];
  const { request, answer } = examples[name];
  return {
    operationId: name,
    summary: `${summary.zh} ${summary.en}`,
    security: [signedBy === 'device' ? { signature: [] } : { mutualTls: [], signature: [] }],
    parameters: Object.keys(parameters()).map((each) => ({ $ref: `#/components/parameters/${each}` })),
    requestBody: { required: true, content: json(`${capital(name)}Request`, request) },
    responses: {
      200: response(200, '', json(`${capital(name)}Answer`, answer)),
      ...Object.fromEntries(Object.entries(refusals).map(([status, why]) => [status, response(Number(status), why, json('Refusal'))])),
    },
  };
}

/** The one path whose body is no JSON: the rest of a file, from the byte that the agency does not have. */
function fileBytes(): object {
  const { responses, ...rest } = operation('fileStatus') as Readonly<Record<string, object>> & { readonly parameters: readonly object[] };
  const inPath = (name: string, schema: object) => ({ name, in: 'path', required: true, schema });
  return {
    '/v1/files/{digest}/{offset}': {
      post: {
        ...rest,
        operationId: 'fileBytes',
        summary: '照片、签名：从某个字节起的内容 The bytes of a file from an offset to its end; what arrived before a line broke is kept',
        parameters: [
          inPath('digest', { type: 'string', pattern: '^[0-9a-f]{64}$' }),
          inPath('offset', { type: 'integer', minimum: 0 }),
          ...rest.parameters,
        ],
        requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
        responses,
      },
    },
  };
}

function response(status: number, why: string, content: object): object {
  const verdict = judge({ kind: 'http', status, wellFormed: true, signed: true, html: false });
  const words = why === '' ? verdictWords[verdict] : `${why}. ${verdictWords[verdict]}`;
  const headers = Object.fromEntries(Object.keys(signatureHeaders).map((each) => [each, { $ref: `#/components/headers/${each}` }]));
  return { description: words, 'x-verdict': verdict, headers, content };
}

function json(schema: string, example?: unknown): object {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, ...(example === undefined ? {} : { example }) } };
}

function schemasOf(name: Name): readonly (readonly [string, object])[] {
  const { request, answer }: AgencyMessage = agencyMessages[name];
  return [
    [`${capital(name)}Request`, schemaOf(request)],
    [`${capital(name)}Answer`, schemaOf(answer)],
  ];
}

/** As it is sent: what has a default may be left out. Examples of the desk's own form are no messages. */
function schemaOf(schema: z.ZodType): object {
  const override = ({ jsonSchema }: { readonly jsonSchema: { examples?: unknown } }): void => void delete jsonSchema.examples;
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', override });
  return rest;
}

const signatureFields = {
  'Content-Digest': 'sha-256=:…: over the body as it is sent (RFC 9530)',
  'Signature-Input': 'suika=(…);created=…;nonce="…";keyid="…";alg="ed25519";tag="suika" (RFC 9421)',
  Signature: 'suika=:…: 64 bytes, base64 (RFC 8032)',
};

const signatureHeaders = Object.fromEntries(
  Object.entries(signatureFields).map(([name, about]) => [name, { description: about, required: true, schema: { type: 'string' } }]),
);

function parameters(): Readonly<Record<string, object>> {
  const field = ([name, about]: readonly [string, string], required: boolean) =>
    [name, { name, in: 'header', required, description: about, schema: { type: 'string' } }] as const;
  const { Signature: _security, ...fields } = signatureFields;
  return Object.fromEntries([
    ...Object.entries(fields).map((each) => field(each, true)),
    field(['Content-Encoding', 'gzip, or absent (RFC 9110 §8.4)'], false),
  ]);
}

const securitySchemes = {
  mutualTls: {
    type: 'mutualTLS',
    description:
      "An X.509 certificate of the agency's own authority, P-256; its common name is the id of the terminal that signs the request.",
  },
  signature: {
    type: 'apiKey',
    in: 'header',
    name: 'Signature',
    description:
      "HTTP message signature (RFC 9421) by the terminal's Ed25519 device key; keyid is the terminal's id, and in the enrolment the key itself.",
  },
};

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

export function agencyApiText(): string {
  return `${JSON.stringify(agencyApi(), null, 2)}\n`;
}

if (import.meta.main) writeFileSync(agencyApiFile, agencyApiText());
