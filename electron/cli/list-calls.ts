import { z } from 'zod';
import { contract } from '../../core/contract.ts';

/** Every call with who may make it and the JSON schemas of its input and output. */
export function listCalls(json: boolean): void {
  const calls = Object.entries(contract).map(([name, { summary, roles, input, output }]) => ({
    name,
    summary,
    roles,
    input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
    output: z.toJSONSchema(output, { unrepresentable: 'any' }),
  }));
  const rows = calls.map(
    ({ name, summary, roles }) =>
      `${name.padEnd(18)} ${summary.zh} ${summary.en} (${roles === 'anyone' ? '无需登录 anyone' : roles.join(' ')})`,
  );
  process.stdout.write(json ? `${JSON.stringify(calls)}\n` : `${rows.join('\n')}\n`);
}
